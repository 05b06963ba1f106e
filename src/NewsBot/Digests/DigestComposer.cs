using NewsBot.Articles;
using NewsBot.Stories;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Digests;

/// <summary>
/// Composes what a channel is owed: all that is visible in its look-back, as stories, less what it was given and what adds no news
/// to it.
/// </summary>
public sealed class DigestComposer(DigestOptions options)
{
    /// <summary>How far back a subscription's digest looks at the given instant; never before the subscription reaches.</summary>
    public DateTimeOffset LookBack(Subscription subscription, DateTimeOffset now)
    {
        // A missed digest owes what its own window held, however late it comes.
        var missed = subscription.NextDue > DateTimeOffset.MinValue && subscription.NextDue < now;
        var since = (missed ? subscription.NextDue : now) - subscription.Schedule.LongestGap - options.Overlap;
        return since > subscription.Since ? since : subscription.Since;
    }

    /// <summary>Null where nothing is owed.</summary>
    /// <param name="channel">Whose digest it is.</param>
    /// <param name="due">The subscriptions that are due.</param>
    /// <param name="dueAt">The digest's due instant.</param>
    /// <param name="tags">By topic, within its look-back.</param>
    /// <param name="ledger">What the channel was given.</param>
    /// <param name="nameOf">A topic's name in the channel's language.</param>
    /// <param name="now">The clock.</param>
    public Digest? Compose(
        Channel channel,
        IReadOnlyList<Subscription> due,
        DateTimeOffset dueAt,
        IReadOnlyDictionary<TopicId, IReadOnlyList<Tag>> tags,
        ChannelLedger ledger,
        Func<TopicId, string> nameOf,
        DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(channel.UsualTimeZone);
        var memory = new StoryMemory(ledger, zone);
        var tagsOf = due
            .SelectMany(s => Wanted(s, tags.GetValueOrDefault(s.Topic, []), memory))
            .GroupBy(t => t.Article.Value)
            .ToDictionary(g => g.Key, g => g.ToList());
        if (tagsOf.Values.All(ts => memory.WasGiven(ts[0].Article)))
        {
            // An instant channel asks every minute, nearly always in vain.
            return null;
        }

        var remembered = memory.Headlines.Where(h => !tagsOf.ContainsKey(h.Id));
        var news = StoryGrouper.Group([.. tagsOf.Values.Select(ts => ToArticle(ts[0])), .. remembered]).Select(memory.Judge).ToList();
        var ranked = news
            .Where(n => n.Articles.Count > 0)
            .Select(n => ToStory(n, tagsOf, channel.Language, nameOf))
            .OrderByDescending(s => Rank(s.Story, now))
            .ThenBy(s => s.Story.Id.Value, StringComparer.Ordinal);

        // What finds no room is owed to the next digest.
        var room = due.ToDictionary(s => s.Topic, s => s.MaxStories ?? options.MaxStories);
        var stories = ranked.Where(s => room[s.Topics[0]]-- > 0).Take(options.MaxStories).ToList();
        if (stories.Count == 0)
        {
            return null;
        }

        // Sections in the channel's own order.
        var sections = due
            .Select(s => new DigestSection(s.Topic, nameOf(s.Topic), [.. stories.Where(o => o.Topics[0] == s.Topic).Select(o => o.Story)]))
            .Where(s => s.Stories.Count > 0)
            .ToList();
        return new Digest
        {
            Channel = channel.Id,
            Due = dueAt,
            Since = dueAt - due.Max(s => s.Schedule.Period),
            TimeZone = zone,
            Language = channel.Language,
            Sections = sections,
            MentionRoles = [.. due.Where(s => stories.Any(o => o.Topics.Contains(s.Topic))).Select(s => s.MentionRole).OfType<string>().Distinct()],
            Joining = [.. news.SelectMany(n => n.Joining).Select(a => new ArticleId(a.Id))],
        };
    }

    /// <summary>News that the subscription wants, and what the channel was given already: by that told stories are known again.</summary>
    private IEnumerable<Tag> Wanted(Subscription subscription, IReadOnlyList<Tag> tags, StoryMemory memory)
    {
        var filter = TagFilter.Of(subscription);
        return tags.Where(t => memory.WasGiven(t.Article) || (IsNews(t) && filter?.Wants(t) != false));
    }

    private bool IsNews(Tag tag) => (!tag.IsBacklog || tag.IsNews) && tag.Published >= tag.FirstSeen - options.MaxArticleAge;

    /// <summary>Best, widest told and newest first: a tenth of score weighs as much as twice the sources, or half a day's age.</summary>
    private static double Rank(DigestStory story, DateTimeOffset now) =>
        story.Score + (0.1 * Math.Log2(story.Sources.Count)) - (0.1 * (now - story.Latest).TotalHours / 12);

    private static StoryArticle ToArticle(Tag tag) => new()
    {
        Id = tag.Article.Value,
        Title = tag.Title,
        Text = tag.Summary,

        // A feed that dates ahead must not put off the news of the days until then.
        Published = tag.Published < tag.FirstSeen ? tag.Published : tag.FirstSeen,
        Source = tag.SourceTitle,
        Language = tag.Language,
        Link = tag.Link,
        References = tag.References,
    };

    /// <summary>The story as it is shown, and its topics, first the one it is most about: that its articles' scores speak for together.</summary>
    private static (IReadOnlyList<TopicId> Topics, DigestStory Story) ToStory(
        StoryNews news, Dictionary<string, List<Tag>> tagsOf, string language, Func<TopicId, string> nameOf)
    {
        var headline = new Story(news.Id, news.Articles).HeadlineFor(language);
        StoryArticle[] articles = [headline, .. news.Articles.Where(a => a.Id != headline.Id)];
        var topics = articles
            .SelectMany(a => tagsOf[a.Id])
            .GroupBy(t => t.Topic)
            .OrderByDescending(g => g.Sum(t => t.Score))
            .ToList();
        var story = new DigestStory
        {
            Id = news.Id,
            Articles = [.. articles.Select(a => new ArticleId(a.Id))],
            Headline = headline.Title,
            Link = headline.Link,
            Summary = headline.Text,
            Language = headline.Language,
            Sources =
            [
                // One article that two sources list is no second source.
                .. articles
                    .DistinctBy(a => a.Link ?? a.Id)
                    .DistinctBy(a => a.Source, StringComparer.OrdinalIgnoreCase)
                    .Select(a => new DigestSource(a.Source, a.Link, a.Published)),
            ],
            Latest = articles.Max(a => a.Published),
            Score = topics[0].Max(t => t.Score),
            OtherTopics = [.. topics.Skip(1).Select(g => nameOf(g.Key))],
            Reasons =
            [
                .. topics.Select(g => new TopicReason(
                    g.Key,
                    nameOf(g.Key),
                    g.Max(t => t.Score),
                    [.. g.SelectMany(t => t.Evidence).Distinct(StringComparer.OrdinalIgnoreCase).Take(Tag.MaxEvidence)])),
            ],
            Earlier = news.Earlier,
        };
        return ([.. topics.Select(g => g.Key)], story);
    }
}
