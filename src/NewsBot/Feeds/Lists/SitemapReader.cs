using System.Globalization;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using NewsBot.Text;

namespace NewsBot.Feeds.Lists;

/// <summary>
/// Sitemaps 0.9 (https://www.sitemaps.org/protocol.html) with Google's news
/// (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap), in one pass over the tags.
/// </summary>
public sealed class SitemapReader
{
    /// <summary>Addresses of a sitemap, or sitemaps of an index: the protocol allows no more.</summary>
    public const int MaxAddresses = 50_000;

    private const int MaxText = 2_000;
    private const int Beginning = 2_048;

    private readonly List<SitemapDraft> drafts = [];
    private SitemapDraft? draft;
    private string element = "";
    private string? name;
    private bool isIndex;

    private SitemapReader()
    {
    }

    /// <summary>Whether it is a sitemap or an index of sitemaps, by the first tag in it.</summary>
    public static bool LooksLikeSitemap(ReadOnlyMemory<byte> bytes, string? contentType)
    {
        var start = bytes.Span[..Math.Min(bytes.Length, Beginning)];
        var first = HtmlTokens.Of(TextEncoding.OfXml(start, contentType).GetString(start)).FirstOrDefault(t => t.Type == HtmlTokenType.StartTag);
        return first is not null && LocalName(first.Name) is "urlset" or "sitemapindex";
    }

    /// <summary>The sitemaps that an index lists, newest first; none where it is no index.</summary>
    /// <param name="bytes">The index.</param>
    /// <param name="contentType">Of the HTTP answer; null where there was none.</param>
    /// <param name="baseUri">Where it came from.</param>
    public static IReadOnlyList<FeedLink> Listed(ReadOnlyMemory<byte> bytes, string? contentType, Uri? baseUri) =>
        ListReader.Expand(bytes) is { } expanded && LooksLikeSitemap(expanded, contentType) && Pass(expanded, contentType) is { isIndex: true } index
            ? index.Sitemaps(baseUri)
            : [];

    internal static FeedResult Read(ReadOnlyMemory<byte> bytes, string? contentType, Uri? baseUri)
    {
        if (!LooksLikeSitemap(bytes, contentType))
        {
            return new FeedResult.NotAFeed("It is no sitemap: it does not begin with <urlset> or <sitemapindex>.");
        }

        var sitemap = Pass(bytes, contentType);
        if (sitemap.isIndex)
        {
            var listed = sitemap.Sitemaps(baseUri);
            return new FeedResult.NotAFeed(listed.Count == 0
                ? "It is an index of sitemaps, but lists none."
                : $"It is an index of {listed.Count} sitemaps; add one of those instead, the newest being {listed[0].Url}");
        }

        return new FeedResult.Read(new Feed
        {
            Format = FeedFormat.Sitemap,
            Title = FeedText.FromHtml(sitemap.name) ?? "",
            Entries = [.. NewestFirst(sitemap.drafts.Select(d => d.ToEntry(baseUri)).OfType<FeedEntry>().DistinctBy(e => e.Link)).Take(ListReader.MaxEntries)],
        });
    }

    private static SitemapReader Pass(ReadOnlyMemory<byte> bytes, string? contentType)
    {
        var reader = new SitemapReader();
        foreach (var token in HtmlTokens.Of(TextEncoding.OfXml(bytes.Span, contentType).GetString(bytes.Span)).TakeWhile(_ => reader.drafts.Count < MaxAddresses))
        {
            reader.Take(token);
        }

        return reader;
    }

    private void Take(HtmlToken token)
    {
        switch (token.Type)
        {
            case HtmlTokenType.StartTag when LocalName(token.Name) is "url" or "sitemap":
                draft = new SitemapDraft();
                drafts.Add(draft);
                break;
            case HtmlTokenType.StartTag when LocalName(token.Name) == "sitemapindex":
                isIndex = true;
                break;
            case HtmlTokenType.StartTag:
                element = token.Name;
                break;
            case HtmlTokenType.EndTag:
                element = "";
                break;
            case HtmlTokenType.Character when element.Length > 0 && draft is not null:
                AddText(draft, token.Data);
                break;
            default:
                break;
        }
    }

    // Text comes in pieces where some of it is CDATA.
    private void AddText(SitemapDraft to, string text)
    {
        // Images and videos have titles and dates as well.
        if (element.StartsWith("image:", StringComparison.Ordinal) || element.StartsWith("video:", StringComparison.Ordinal))
        {
            return;
        }

        switch (LocalName(element))
        {
            case "loc":
                to.Address = Join(to.Address, text);
                break;
            case "lastmod":
                to.LastModified = Join(to.LastModified, text);
                break;
            case "title":
                to.Title = Join(to.Title, text);
                break;
            case "publication_date":
                to.Published = Join(to.Published, text);
                break;
            case "language":
                to.Language = FeedText.Folded(Join(to.Language, text));
                break;
            case "keywords":
                to.Keywords = Join(to.Keywords, text);
                break;
            case "name" when drafts.Count == 1:
                name = Join(name, text);
                break;
            default:
                break;
        }
    }

    private List<FeedLink> Sitemaps(Uri? baseUri) =>
    [
        .. NewestFirst(drafts.Select(d => d.ToEntry(baseUri)).OfType<FeedEntry>().DistinctBy(e => e.Link)).Select(e => new FeedLink(
            new Uri(e.Link ?? ""),
            e.Updated is { } changed ? changed.UtcDateTime.ToString("'changed 'yyyy-MM-dd HH:mm' UTC'", CultureInfo.InvariantCulture) : null,
            "application/xml")),
    ];

    private static IOrderedEnumerable<FeedEntry> NewestFirst(IEnumerable<FeedEntry> entries) => entries.OrderByDescending(e => e.Published ?? e.Updated);

    private static string Join(string? before, string text) =>
        before is null ? text[..Math.Min(text.Length, MaxText)] : before.Length < MaxText ? before + text[..Math.Min(text.Length, MaxText)] : before;

    private static string LocalName(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
