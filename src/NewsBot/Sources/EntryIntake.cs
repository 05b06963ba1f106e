using NewsBot.Articles;
using NewsBot.Feeds;

namespace NewsBot.Sources;

/// <summary>Turns what one source lists into the articles that were not seen before.</summary>
internal sealed class EntryIntake(SourceId source, string sourceTitle, string? language, SourceOptions options)
{
    private const int TitleFromText = 80;

    /// <summary>Columns; a longer title is no title.</summary>
    private const int MaxTitle = 1_000;

    /// <summary>A date further ahead is a mistake of the feed.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(24);

    /// <returns>What is new, what of that is a teaser only, and what is seen by now.</returns>
    public (IReadOnlyList<Article> New, IReadOnlyList<Article> Teasers, SeenEntries Seen) Take(Feed feed, SeenEntries seen, DateTimeOffset now)
    {
        var fresh = new List<Article>();
        var teasers = new List<Article>();
        var listed = new List<ArticleId>();
        foreach (var (entry, id, marks) in Identify(feed, seen))
        {
            if (!seen.Contains(id))
            {
                var article = ToArticle(entry, id, entry.Language ?? feed.Language ?? language, now);
                fresh.Add(article);

                // A page that several entries share is no one's article.
                if (id == ByLink(article.Link) && Teaser.Is(article.Text, entry.HasFullContent))
                {
                    teasers.Add(article);
                }
            }

            listed.Add(id);
            listed.AddRange(marks);
        }

        return (seen.Count == 0 ? MarkBacklog(fresh, now) : fresh, teasers, seen.With(listed));
    }

    /// <summary>At a source's first fetch only the newest entries of late are news, so that a source is added without a flood.</summary>
    private List<Article> MarkBacklog(List<Article> articles, DateTimeOffset now)
    {
        var news = articles
            .Where(a => a.Published >= now - options.FirstFetchNewsAge)
            .OrderByDescending(a => a.Published)
            .Take(options.FirstFetchNews)
            .Select(a => a.Id)
            .ToHashSet();
        return [.. articles.Select(a => news.Contains(a.Id) ? a : a with { IsBacklog = true })];
    }

    /// <summary>
    /// An entry's article is known by its link. Where several entries of a listing share a link (a changelog's page, a
    /// podcast's home) the link tells them not apart, and the entry's own id does, from then on. Every entry's own id is
    /// remembered, so that one is not new again when its link becomes a shared one.
    /// </summary>
    private IEnumerable<(FeedEntry Entry, ArticleId Id, ArticleId[] Marks)> Identify(Feed feed, SeenEntries seen)
    {
        var entries = feed.Entries.Select(WithUsableLink)
            .DistinctBy(e => (e.Link, e.Id, e.Title))
            .Select(e => (Entry: e, Link: ByLink(e.Link)))
            .ToList();
        var byLink = entries.CountBy(e => e.Link?.Value ?? "").ToDictionary();
        var byOwnId = entries.CountBy(e => KeyOf(e.Entry)).ToDictionary();
        return entries
            .Select(e =>
            {
                // Where the own ids are shared as well, the title has to tell.
                var key = KeyOf(e.Entry);
                var own = ArticleId.OfEntry(source.Value, byOwnId[key] == 1 ? key : key + "\n" + e.Entry.Title).In(source.Server);
                if (e.Link is not { } link)
                {
                    return (e.Entry, Id: own, Marks: (ArticleId[])[]);
                }

                var shared = ArticleId.OfEntry("shared link", link.Hash);
                return byLink[link.Value] > 1 || seen.Contains(shared)
                    ? (e.Entry, Id: own, Marks: [shared])
                    : (e.Entry, Id: link, Marks: [own]);
            })
            .DistinctBy(e => e.Id);
    }

    private ArticleId? ByLink(string? link) => ArticleId.OfLink(link)?.In(source.Server);

    // A longer address is no page's, and would not fit where it is kept.
    private static FeedEntry WithUsableLink(FeedEntry entry) => entry.Link?.Length > Source.MaxUrl ? entry with { Link = null } : entry;

    private static string KeyOf(FeedEntry entry) =>
        entry.Id ?? entry.Link ?? $"{entry.Title}\n{entry.Published:O}\n{entry.Summary}";

    private Article ToArticle(FeedEntry entry, ArticleId id, string? declaredLanguage, DateTimeOffset now)
    {
        var text = entry.ContentHtml is { } html ? PlainText.FromHtml(html)
            : PlainText.Tidy(entry.ContentText ?? entry.Summary ?? "");
        var title = Excerpt.Of(PlainText.Tidy(entry.Title ?? ""), MaxTitle);
        if (title.Length == 0)
        {
            title = FirstWords(text) ?? entry.Link ?? "(untitled)";
        }

        var published = (entry.Published ?? entry.Updated) is { } time && time <= now + ClockSkew ? time.ToUniversalTime() : (DateTimeOffset?)null;
        return new Article
        {
            Id = id,
            Link = LinkIdentity.Of(entry.Link) is null ? null : entry.Link,
            Title = title,
            Text = text,
            Language = ArticleLanguage.Detect(title, text, declaredLanguage),
            FirstSeen = now,
            Published = published ?? now,
            IsUndated = published is null,
            SourceId = source.Value,
            SourceTitle = sourceTitle,
            References = ArticleReferences.Of(entry.ContentHtml ?? entry.SummaryHtml ?? "", entry.Link),
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
