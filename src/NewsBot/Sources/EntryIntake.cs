using NewsBot.Articles;
using NewsBot.Feeds;

namespace NewsBot.Sources;

/// <summary>Turns what a feed lists into the articles that were not seen before.</summary>
public static class EntryIntake
{
    private const int TitleFromText = 80;

    /// <summary>Columns; a longer title is no title.</summary>
    private const int MaxTitle = 1_000;

    /// <summary>A date further ahead is a mistake of the feed.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(24);

    public static (IReadOnlyList<Article> New, SeenEntries Seen) Take(
        Feed feed, SourceId source, string sourceTitle, string? language, SeenEntries seen, DateTimeOffset now)
    {
        var ids = Identify(feed, source);
        var fresh = new List<Article>();
        var listed = new List<ArticleId>(ids.Count * 2);
        foreach (var (entry, id, own) in ids)
        {
            if (!seen.Contains(own) && !seen.Contains(id))
            {
                fresh.Add(ToArticle(entry, id, source, sourceTitle, entry.Language ?? feed.Language ?? language, now));
            }

            listed.Add(id);
            if (own != id)
            {
                listed.Add(own);
            }
        }

        return (fresh, seen.With(listed));
    }

    /// <summary>
    /// An entry's article is known by its link. Where several entries of one listing share a link (a changelog's page, a
    /// podcast's home) the link tells them not apart, and the entry's own id does. That is remembered along with the link, so
    /// that an entry is not new again when those it shared the link with are no longer listed.
    /// </summary>
    private static List<(FeedEntry Entry, ArticleId Id, ArticleId Own)> Identify(Feed feed, SourceId source)
    {
        var entries = feed.Entries.Select(WithUsableLink).Select(e => (Entry: e, Link: ArticleId.OfLink(e.Link), Own: ArticleId.OfEntry(source.Value, KeyOf(e))))
            .DistinctBy(e => (e.Link, e.Own))
            .ToList();
        var shared = entries.Where(e => e.Link is not null && e.Entry.Id is not null)
            .GroupBy(e => e.Link)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ToHashSet();
        return
        [
            .. entries.Select(e => (e.Entry, Id: e.Link is { } link && !shared.Contains(link) ? link : e.Own, e.Own)).DistinctBy(e => e.Id),
        ];
    }

    // A longer address is no page's, and would not fit where it is kept.
    private static FeedEntry WithUsableLink(FeedEntry entry) => entry.Link?.Length > Source.MaxUrl ? entry with { Link = null } : entry;

    private static string KeyOf(FeedEntry entry) =>
        entry.Id ?? entry.Link ?? $"{entry.Title}\n{entry.Published:O}\n{entry.Summary}";

    private static Article ToArticle(
        FeedEntry entry, ArticleId id, SourceId source, string sourceTitle, string? language, DateTimeOffset now)
    {
        var text = entry.ContentHtml is { } html ? PlainText.FromHtml(html)
            : PlainText.Tidy(entry.ContentText ?? entry.Summary ?? "");
        var title = Excerpt.Of(PlainText.Tidy(entry.Title ?? ""), MaxTitle);
        if (title.Length == 0)
        {
            title = FirstWords(text) ?? entry.Link ?? "(untitled)";
        }

        var published = entry.Published ?? entry.Updated;
        return new Article
        {
            Id = id,
            Link = LinkIdentity.Of(entry.Link) is null ? null : entry.Link,
            Title = title,
            Text = text,
            Language = ArticleLanguage.Detect(title, text, language),
            FirstSeen = now,
            Published = published is { } time && time <= now + ClockSkew ? time.ToUniversalTime() : now,
            SourceId = source.Value,
            SourceTitle = sourceTitle,
        };
    }

    private static string? FirstWords(string text)
    {
        var line = text.Split('\n', 2)[0];
        return line.Length == 0 ? null
            : line.Length <= TitleFromText ? line
            : line[..(char.IsHighSurrogate(line[TitleFromText - 1]) ? TitleFromText - 1 : TitleFromText)] + "…";
    }
}
