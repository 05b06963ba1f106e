using System.Collections.Concurrent;
using NewsBot.Servers;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Digests;

/// <summary>Drafts digests at one moment from what is stored; a topic's tags are read once for all channels that want it.</summary>
public sealed class DigestDesk(
    TagStore tags, Outbox outbox, DigestComposer composer, TopicCatalog.Snapshot topics, DateTimeOffset now)
{
    private readonly ConcurrentDictionary<(TopicId Topic, ServerId? Server, DateTimeOffset Since), Lazy<Task<IReadOnlyList<Tag>>>> read = new();

    /// <param name="channel">Whose digest it is.</param>
    /// <param name="due">Which of its subscriptions; where none, nothing is owed.</param>
    /// <param name="since">How far to look back; null: as far as each subscription's look-back.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<DigestDraft> DraftAsync(
        Channel channel, IReadOnlyList<Subscription> due, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        // What another server added is not this one's to see, however it was subscribed.
        due = [.. due.Where(s => s.Topic.IsVisibleTo(channel.Server))];
        if (due.Count == 0)
        {
            return new DigestDraft(null, await outbox.ReadLedgerAsync(channel.Id, now, now, cancellationToken));
        }

        var lookBack = due.ToDictionary(s => s.Topic, s => since ?? composer.LookBack(s, now));
        var ledger = await outbox.ReadLedgerAsync(channel.Id, lookBack.Values.Min(), now, cancellationToken);
        var visible = new Dictionary<TopicId, IReadOnlyList<Tag>>();
        var lastDays = new Dictionary<TopicId, IReadOnlyList<Tag>>();

        // Read along at no request more than the look-back takes, unless there are very many; but not each minute in vain.
        var week = due.All(s => s.Schedule.Rhythm == Rhythm.Instant) ? now : now.AddDays(-RecentDays.Days);
        foreach (var (topic, from) in lookBack)
        {
            lastDays[topic] = await ReadAsync(topic, channel.Server, from < week ? from : week, cancellationToken);
            visible[topic] = [.. lastDays[topic].TakeWhile(t => t.FirstSeen >= from)];
        }

        // Of several missed ones the latest names the digest.
        var dueAt = due.Max(s => s.Schedule.LatestAt(now));
        var digest = composer.Compose(channel, due, dueAt, visible, ledger, t => topics.NameOf(t, channel.Language), now);
        return new DigestDraft(week < now ? WithLastDays(digest, lastDays) : digest, ledger);
    }

    private Digest? WithLastDays(Digest? digest, Dictionary<TopicId, IReadOnlyList<Tag>> tags) => digest is null ? null : digest with
    {
        Sections = [.. digest.Sections.Select(s => s with { LastDays = RecentDays.Count(tags[s.Topic], now) })],
    };

    private Task<IReadOnlyList<Tag>> ReadAsync(TopicId topic, ServerId? server, DateTimeOffset since, CancellationToken cancellationToken)
    {
        // By the whole day, so that channels with look-backs of about one length share a read.
        var day = new DateTimeOffset(since.UtcDateTime.Date, TimeSpan.Zero);
        return read.GetOrAdd((topic, server, day), key => new(() => tags.ReadAsync(key.Topic, key.Server, key.Since, now, cancellationToken))).Value;
    }
}
