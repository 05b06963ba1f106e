namespace NewsBot.Feeds.Lists;

/// <summary>Reads a source by its form: a feed, a sitemap, a page with a list, or JSON with one.</summary>
public static class ListReader
{
    /// <summary>Entries of a list; the newest of a sitemap, the first of a page or of JSON. No list for people is longer.</summary>
    public const int MaxEntries = 1_000;

    /// <summary>Of a page or of JSON.</summary>
    private const int MaxBytes = 8 * 1_024 * 1_024;

    /// <summary>Of a sitemap, expanded where it is compressed.</summary>
    private const int MaxSitemapBytes = 16 * 1_024 * 1_024;

    /// <param name="form">What it is, and where its items are.</param>
    /// <param name="bytes">The whole document.</param>
    /// <param name="contentType">Of the HTTP answer; null where there was none.</param>
    /// <param name="baseUri">Where it came from, which relative addresses refer to.</param>
    /// <param name="limits">Of a feed; null for the usual ones.</param>
    /// <returns>Never throws, whatever the bytes are.</returns>
    public static FeedResult Read(ListForm form, ReadOnlyMemory<byte> bytes, string? contentType, Uri? baseUri, FeedLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.FindFault() is { } fault ? new FeedResult.NotAFeed(fault) : form.Kind switch
        {
            ListKind.Sitemap => ReadSitemap(bytes, contentType, baseUri),
            ListKind.Page or ListKind.Json when bytes.Length > MaxBytes => TooLarge(MaxBytes),
            ListKind.Page => PageReader.Read(form, bytes, contentType, baseUri),
            ListKind.Json => JsonListReader.Read(form, bytes, contentType, baseUri),
            _ => Gzip.Is(bytes.Span) || SitemapReader.LooksLikeSitemap(bytes, contentType)
                ? ReadSitemap(bytes, contentType, baseUri)
                : FeedReader.Read(bytes, contentType, baseUri, limits ?? FeedLimits.Default),
        };
    }

    /// <summary>Null where it is too large for a sitemap.</summary>
    internal static ReadOnlyMemory<byte>? Expand(ReadOnlyMemory<byte> bytes) =>
        Gzip.Is(bytes.Span) ? Gzip.Expand(bytes, MaxSitemapBytes)
        : bytes.Length <= MaxSitemapBytes ? bytes
        : null;

    private static FeedResult ReadSitemap(ReadOnlyMemory<byte> bytes, string? contentType, Uri? baseUri) =>
        Expand(bytes) is { } expanded ? SitemapReader.Read(expanded, contentType, baseUri) : TooLarge(MaxSitemapBytes);

    private static FeedResult.NotAFeed TooLarge(int maxBytes) => new($"It is larger than {maxBytes / 1_024 / 1_024} MiB.");
}
