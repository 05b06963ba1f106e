namespace NewsBot.Feeds.Lists;

/// <summary>An address of a sitemap, as its elements come by: their texts as they stand.</summary>
internal sealed class SitemapDraft
{
    /// <summary>Fewer words of an address say nothing.</summary>
    private const int LeastWords = 3;

    public string? Address { get; set; }

    public string? LastModified { get; set; }

    public string? Title { get; set; }

    public string? Published { get; set; }

    public string? Language { get; set; }

    public string? Keywords { get; set; }

    /// <summary>Null where it has no address.</summary>
    public FeedEntry? ToEntry(Uri? baseUri) => ListEntry.Resolve(Address, baseUri) is not { } link ? null : new FeedEntry
    {
        Link = link,
        Title = FeedText.FromHtml(Title) ?? WordsOf(new Uri(link)),
        Published = FeedDates.Parse(Published),
        Updated = FeedDates.Parse(LastModified),
        Language = Language,
        Categories = [.. (Keywords ?? "").Split([',', '，', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()],
    };

    /// <summary>
    /// A sitemap that is not for news has no titles; in an address such as <c>/2026/some-words-of-the-title.html</c> there is one.
    /// </summary>
    private static string? WordsOf(Uri link)
    {
        var name = Uri.UnescapeDataString(link.Segments[^1].TrimEnd('/'));
        var words = (name.LastIndexOf('.') is var dot and > 0 ? name[..dot] : name).Split(['-', '_', '+', ' '], StringSplitOptions.RemoveEmptyEntries);
        return words.Count(w => w.Any(char.IsLetter)) >= LeastWords ? FeedText.Folded(string.Join(' ', words)) : null;
    }
}
