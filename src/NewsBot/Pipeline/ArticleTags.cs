using NewsBot.Articles;
using NewsBot.Articles.Pages;
using NewsBot.Topics;

namespace NewsBot.Pipeline;

/// <summary>The tags of one article, as its text, its page and the topics give them.</summary>
internal static class ArticleTags
{
    /// <summary>Characters; a shorter teaser says less than the article's first sentences.</summary>
    private const int ShortestSummary = 40;

    public static IEnumerable<Tag> Of(Article article, ArticlePage? page, TopicMatcher matcher)
    {
        var whole = article.With(page);
        var summary = article.Text.Length >= ShortestSummary ? article.Text : whole.Text;
        return matcher.Match(whole.Title, whole.Text, whole.Language).Where(m => Meet(m.Topic, article.Id)).Select(m => ToTag(whole, summary, m));
    }

    /// <summary>Not where a server's topic meets what another server alone sees.</summary>
    private static bool Meet(TopicId topic, ArticleId article) => article.Server is null || topic.IsVisibleTo(article.Server);

    private static Tag ToTag(Article article, string summary, TopicMatch match) => new()
    {
        Topic = match.Topic,
        Article = article.Id,
        FirstSeen = article.FirstSeen,
        Published = article.Published,
        Score = match.Score,
        Title = Excerpt.Of(article.Title, Tag.MaxTitle),
        Link = article.Link,
        Summary = Excerpt.Of(summary, Tag.MaxSummary),
        SourceId = article.SourceId,
        SourceTitle = Excerpt.Of(article.SourceTitle, Tag.MaxTitle),
        Language = article.Language,
        IsBacklog = article.IsBacklog,
        Evidence = [.. match.Evidence.Select(e => Excerpt.Of(e.Text, Tag.MaxPhrase)).Distinct(StringComparer.OrdinalIgnoreCase).Take(Tag.MaxEvidence)],
        References = article.References,
    };
}
