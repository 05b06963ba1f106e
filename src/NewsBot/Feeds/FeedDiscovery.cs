using AngleSharp.Html.Parser;
using NewsBot.Text;

namespace NewsBot.Feeds;

/// <summary>The feeds of an HTML page (https://www.rssboard.org/rss-autodiscovery; HTML, 4.6.7.1).</summary>
public static class FeedDiscovery
{
    private const int MaxBytes = 8 * 1_024 * 1_024;
    private const int Beginning = 2_048;

    private static readonly string[] PathsBeside = ["feed", "rss.xml", "atom.xml", "index.xml"];

    private static readonly string[] PathsAtRoot =
        ["feed", "rss", "rss.xml", "atom.xml", "feed.xml", "index.xml", "feed.json", "feed.atom", "feeds", "rss2.xml", "index.rdf", "feeds/posts/default", "?feed=rss2"];

    /// <summary>Whether it is an HTML document, by the first tag in it.</summary>
    public static bool LooksLikePage(ReadOnlyMemory<byte> bytes, string? contentType)
    {
        var start = bytes.Span[..Math.Min(bytes.Length, Beginning)];
        var first = HtmlTokens.Of(TextEncoding.OfHtml(start, contentType).GetString(start))
            .FirstOrDefault(t => t.Type == HtmlTokenType.StartTag || (t.Type == HtmlTokenType.Doctype && t.Name == "html"));
        return first?.Name is "html" or "head" or "body" or "meta" or "title" or "script";
    }

    /// <summary>
    /// The feeds that the page declares, comments' last; where it declares none, links in it that look like feeds'. The one that most
    /// people mean is the first.
    /// </summary>
    /// <param name="bytes">The page.</param>
    /// <param name="contentType">Of the HTTP answer; null where there was none.</param>
    /// <param name="baseUri">Where it came from.</param>
    /// <returns>None where there are none; never throws.</returns>
    public static IReadOnlyList<FeedLink> Find(ReadOnlyMemory<byte> bytes, string? contentType, Uri baseUri)
    {
        if (bytes.Length > MaxBytes)
        {
            return [];
        }

        var links = new PageLinks();
        foreach (var token in HtmlTokens.Of(TextEncoding.OfHtml(bytes.Span, contentType).GetString(bytes.Span)).TakeWhile(_ => !links.IsFull))
        {
            links.Add(token);
        }

        return links.ToFeeds(baseUri);
    }

    /// <summary>Where sites keep feeds that their pages don't name, likeliest first: beside the page, then at the site's root.</summary>
    public static IReadOnlyList<Uri> UsualPaths(Uri page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var root = new Uri(page, "/");
        var last = page.Segments[^1];
        var beside = new Uri(page, last.EndsWith('/') || last.Contains('.', StringComparison.Ordinal) ? "." : last + "/");
        return [.. PathsBeside.Select(p => new Uri(beside, p)).Concat(PathsAtRoot.Select(p => new Uri(root, p))).Distinct().Where(u => u != page)];
    }
}
