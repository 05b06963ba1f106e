using NewsBot.Articles;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Digests;

/// <summary>Composes what a channel is owed: all that is visible in its look-back, less what it was given.</summary>
public sealed class DigestComposer(DigestOptions options)
{
    /// <summary>How far back a subscription's digest looks at the given instant; never before the subscription reaches.</summary>
    public DateTimeOffset LookBack(Subscription subscription, DateTimeOffset now)
    {
        var since = now - subscription.Schedule.Period - options.Overlap;
        return since > subscription.Since ? since : subscription.Since;
    }

    /// <summary>Null where nothing is owed.</summary>
    /// <param name="channel">Whose digest it is.</param>
    /// <param name="due">The subscriptions that are due.</param>
    /// <param name="dueAt">The digest's due instant.</param>
    /// <param name="tags">By topic, within its look-back.</param>
    /// <param name="given">Marks of the articles that the channel was given.</param>
    /// <param name="nameOf">A topic's name in the channel's language.</param>
    /// <param name="now">The clock.</param>
    public Digest? Compose(
        Channel channel,
        IReadOnlyList<Subscription> due,
        DateTimeOffset dueAt,
        IReadOnlyDictionary<TopicId, IReadOnlyList<Tag>> tags,
        IReadOnlySet<ulong> given,
        Func<TopicId, string> nameOf,
        DateTimeOffset now)
    {
        var owed = due
            .SelectMany(s => tags.GetValueOrDefault(s.Topic, []).Where(t => IsOwed(t, given)))
            .GroupBy(t => t.Article)
            .Select(g => g.OrderByDescending(t => t.Score).ToList())
            .OrderByDescending(ts => Rank(ts[0], now))
            .Take(options.MaxArticles)
            .ToList();
        if (owed.Count == 0)
        {
            return null;
        }

        // Sections in the channel's own order; an article stands under the topic it is most about.
        var sections = due
            .Select(s => new DigestSection(
                s.Topic,
                nameOf(s.Topic),
                [.. owed.Where(ts => ts[0].Topic == s.Topic).Select(ts => ToArticle(ts, nameOf))]))
            .Where(s => s.Articles.Count > 0)
            .ToList();
        return new Digest
        {
            Channel = channel.Id,
            Due = dueAt,
            Since = dueAt - due.Max(s => s.Schedule.Period),
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById(due[0].Schedule.TimeZone),
            Language = channel.Language,
            Sections = sections,
        };
    }

    private bool IsOwed(Tag tag, IReadOnlySet<ulong> given) =>
        (!tag.IsBacklog || tag.IsNews)
        && tag.Published >= tag.FirstSeen - options.MaxArticleAge
        && !given.Contains(ArticleMarks.Of(tag.Article));

    // Best and newest first: half a day's age weighs as much as a tenth of score.
    private static double Rank(Tag tag, DateTimeOffset now) => tag.Score - (0.1 * (now - tag.Published).TotalHours / 12);

    private static DigestArticle ToArticle(List<Tag> tags, Func<TopicId, string> nameOf) => new()
    {
        Id = tags[0].Article,
        Title = tags[0].Title,
        Link = tags[0].Link,
        Summary = tags[0].Summary,
        SourceTitle = tags[0].SourceTitle,
        Published = tags[0].Published,
        Score = tags[0].Score,
        OtherTopics = [.. tags.Skip(1).Select(t => nameOf(t.Topic))],
    };
}
