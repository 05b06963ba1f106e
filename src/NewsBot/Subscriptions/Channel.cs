using NewsBot.Topics;

namespace NewsBot.Subscriptions;

/// <summary>A channel and what it wants.</summary>
public sealed record Channel
{
    public required ChannelId Id { get; init; }

    /// <summary>Of headings: <c>en</c>, <c>zh-Hans</c> or <c>zh-Hant</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Nothing is posted, and what comes meanwhile is skipped.</summary>
    public bool Paused { get; init; }

    /// <summary>Why the chat no longer takes posts for it, in one line; null while it does.</summary>
    public string? SwitchedOff { get; init; }

    public IReadOnlyList<Subscription> Subscriptions { get; init; } = [];

    /// <summary>When something is due; null while nothing can be.</summary>
    public DateTimeOffset? NextDue =>
        Paused || SwitchedOff is not null || Subscriptions.Count == 0 ? null : Subscriptions.Min(s => s.NextDue);

    /// <summary>Where the next subscription's times are local to, unless it says otherwise.</summary>
    public string UsualTimeZone => Subscriptions is [.., var last] ? last.Schedule.TimeZone : "Etc/UTC";

    /// <summary>With these topics beside or in place of what it had of them.</summary>
    public Channel Subscribe(IReadOnlyCollection<TopicId> topics, Schedule schedule, DateTimeOffset now) => this with
    {
        Subscriptions =
        [
            .. Subscriptions.Where(s => !topics.Contains(s.Topic)),
            .. topics.Select(t => Subscription.Start(t, schedule, now)),
        ],
    };

    public Channel Unsubscribe(IReadOnlyCollection<TopicId> topics) => this with
    {
        Subscriptions = [.. Subscriptions.Where(s => !topics.Contains(s.Topic))],
    };

    /// <summary>Posted to again; what came in the meantime is skipped.</summary>
    public Channel Resume(DateTimeOffset now) => this with
    {
        Paused = false,
        SwitchedOff = null,
        Subscriptions = [.. Subscriptions.Select(s => s with { Since = now, NextDue = s.Schedule.NextAfter(now) })],
    };
}
