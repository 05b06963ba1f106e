using System.Net;

namespace NewsBot.Fetching;

/// <summary>Which URLs may be asked at all, before any look-up; what a name leads to is judged when it is connected to.</summary>
public static class UrlRules
{
    /// <summary>Characters, encoded; servers take no longer ones, and rows need not hold them.</summary>
    public const int MaxLength = 2_000;

    private const int MaxHost = 253;

    /// <summary>
    /// Names that lead inside by decree: RFC 6761, RFC 6762, RFC 8375, ICANN's for private use (with <c>metadata.google.internal</c>
    /// in it), and RFC 7686.
    /// </summary>
    private static readonly string[] InnerDomains = ["localhost", "local", "home.arpa", "internal", "onion"];

    /// <summary>Absolute, http or https.</summary>
    public static bool IsWeb(Uri url) => url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    /// <summary>Why a URL may not be asked; null where it may. One line, without path, query or password.</summary>
    /// <param name="url">Any.</param>
    /// <param name="allowPrivateNetworks">Lifts the bar on private and loopback addresses and on names that are not public.</param>
    public static string? WhyRefused(Uri url, bool allowPrivateNetworks)
    {
        if (!IsWeb(url))
        {
            return "only complete addresses that begin with http:// or https:// are fetched";
        }

        if (url.AbsoluteUri.Length > MaxLength)
        {
            return $"an address of {url.AbsoluteUri.Length} characters is not fetched, only of up to {MaxLength}";
        }

        if (url.OriginalString.Any(char.IsControl))
        {
            return "an address with control characters in it is not fetched";
        }

        if (url.UserInfo.Length > 0)
        {
            return "an address with a user name or password in it is not fetched";
        }

        // Below 1,024 other protocols live, whose servers might take a request for one of theirs; above, people run web servers.
        return url.Port is 80 or 443 or >= 1_024
            ? WhyHostRefused(url, allowPrivateNetworks)
            : $"port {url.Port} is not a web server's; 80, 443 and those from 1024 are fetched from";
    }

    private static string? WhyHostRefused(Uri url, bool allowPrivateNetworks)
    {
        if (HostOf(url) is not { Length: > 0 and <= MaxHost } host)
        {
            return "the name of the site in the address is not valid";
        }

        if (IPAddress.TryParse(host, out var address))
        {
            return AddressRules.MayConnect(address, allowPrivateNetworks) ? null : $"{address} is not a public address";
        }

        var inner = !host.Contains('.', StringComparison.Ordinal)
            || InnerDomains.Any(d => host.EndsWith("." + d, StringComparison.OrdinalIgnoreCase));
        return inner && !allowPrivateNetworks ? $"{host} is not a public name" : null;
    }

    /// <summary>
    /// As it is looked up: <c>IdnHost</c> shows the address that full-width or circled digits spell, where <c>Host</c> does not. Null
    /// where it is none; zones come escaped.
    /// </summary>
    private static string? HostOf(Uri url)
    {
        try
        {
            return Uri.UnescapeDataString(url.IdnHost).TrimEnd('.');
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
