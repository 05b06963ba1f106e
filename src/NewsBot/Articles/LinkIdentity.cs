using System.Collections.Frozen;
using System.Globalization;

namespace NewsBot.Articles;

/// <summary>What of a link makes it the same article's link: no scheme, fragment, tracking parameter or trailing slash.</summary>
public static class LinkIdentity
{
    private static readonly FrozenSet<string> Tracking = new[]
    {
        "fbclid", "gclid", "dclid", "gclsrc", "msclkid", "yclid", "twclid", "ttclid", "igshid", "igsh", "mc_cid", "mc_eid",
        "mkt_tok", "_hsenc", "_hsmi", "oly_anon_id", "oly_enc_id", "vero_id", "wickedid", "cmpid", "ncid", "cmp", "smid",
        "spm", "scm", "share_token", "share_source", "vd_source", "from_source", "isappinstalled", "srcid", "xtor",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A key that is equal for links to the same article; null where it is no absolute http or https address.</summary>
    public static string? Of(string? link)
    {
        if (!Uri.TryCreate(link?.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var host = uri.IdnHost.ToLowerInvariant();
        var port = uri.IsDefaultPort ? "" : ":" + uri.Port.ToString(CultureInfo.InvariantCulture);
        var path = uri.AbsolutePath.TrimEnd('/');
        var query = string.Join('&', uri.Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => !IsTracking(p))
            .Order(StringComparer.Ordinal));
        return query.Length == 0 ? host + port + path : host + port + path + "?" + query;
    }

    private static bool IsTracking(string parameter)
    {
        var name = parameter.Split('=', 2)[0];
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Tracking.Contains(name);
    }
}
