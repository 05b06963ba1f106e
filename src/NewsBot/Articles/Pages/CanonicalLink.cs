namespace NewsBot.Articles.Pages;

/// <summary>When a page may say that it is another one.</summary>
public static class CanonicalLink
{
    private static readonly string[] Faces = ["www.", "m.", "mobile.", "amp."];

    /// <summary>
    /// Whether both addresses are of one site: the same host but for a leading <c>www.</c>, <c>m.</c>, <c>mobile.</c> or <c>amp.</c>
    /// Subdomains are sites of their own, for anybody may have one beside another's (alice.blogspot.com, bob.blogspot.com).
    /// </summary>
    public static bool SameSite(Uri a, Uri b) => SiteOf(a) is { } site && site == SiteOf(b);

    private static string? SiteOf(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || url.IdnHost.Length == 0)
        {
            return null;
        }

        var host = url.IdnHost.TrimEnd('.').ToLowerInvariant();
        var face = Faces.FirstOrDefault(f => host.StartsWith(f, StringComparison.Ordinal));
        var site = face is null ? host : host[face.Length..];

        // m.example is a host of its own: what is left must still be a name under a domain.
        return (site.Contains('.', StringComparison.Ordinal) ? site : host) + ":" + (url.IsDefaultPort ? "" : url.Port);
    }
}
