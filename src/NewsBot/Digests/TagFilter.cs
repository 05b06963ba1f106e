using NewsBot.Articles;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Digests;

/// <summary>A subscription's filter, made ready to look at tags.</summary>
internal sealed class TagFilter(ArticleFilter filter)
{
    private readonly TopicMatcher words = ToMatcher(filter.Words);
    private readonly TopicMatcher notWords = ToMatcher(filter.NotWords);

    /// <summary>Null where the subscription wants all of its topic.</summary>
    public static TagFilter? Of(Subscription subscription) =>
        subscription.Filter is { IsOpen: false } filter ? new TagFilter(filter) : null;

    public bool Wants(Tag tag) =>
        tag.Score >= filter.MinScore
        && (filter.Languages.Count == 0 || filter.Languages.Any(l => IsIn(tag, l)))
        && (filter.Sources.Count == 0 || filter.Sources.Any(s => IsFrom(tag, s)))
        && !filter.NotSources.Any(s => IsFrom(tag, s))
        && (filter.Words.Count == 0 || Holds(words, tag))
        && (filter.NotWords.Count == 0 || !Holds(notWords, tag));

    // A tag knows the primary language alone; of Chinese, its title and summary show the script.
    private static bool IsIn(Tag tag, string language) => language is ChineseScript.Simplified or ChineseScript.Traditional
        ? tag.Language == "zh" && ChineseScript.Of(tag.Title + tag.Summary) == language
        : tag.Language == language;

    private static bool IsFrom(Tag tag, string source) =>
        tag.SourceId == source
        || (Uri.TryCreate(tag.Link, UriKind.Absolute, out var link)
            && (link.IdnHost.Equals(source, StringComparison.OrdinalIgnoreCase)
                || link.IdnHost.EndsWith("." + source, StringComparison.OrdinalIgnoreCase)));

    private static bool Holds(TopicMatcher matcher, Tag tag) => matcher.Match(tag.Title, tag.Summary, tag.Language).Count > 0;

    // Queries were checked when they were written; one that a later version can't read holds nowhere.
    private static TopicMatcher ToMatcher(IReadOnlyList<string> queries) =>
        new([.. queries.Select((q, i) => TopicDefinition.FromQuery($"query-{i}", q, q).Topic).OfType<TopicDefinition>()]);
}
