using NewsBot.Servers;
using NewsBot.Topics;

namespace NewsBot.Subscriptions;

/// <summary>A channel and what it wants.</summary>
/// <remarks>Members that rows of yesterday lack are null, false or 0, and mean what was usual then.</remarks>
public sealed record Channel
{
    public required ChannelId Id { get; init; }

    /// <summary>The server that it belongs to, whose own topics and articles it may have; null where that is not known, as of webhooks and the console.</summary>
    public ServerId? Server { get; init; }

    /// <summary>Of headings: <c>en</c>, <c>zh-Hans</c> or <c>zh-Hant</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>IANA name: what its quiet hours and days, and its new subscriptions, go by. Null where none was chosen.</summary>
    public string? TimeZone { get; init; }

    /// <summary>When it is left alone; null: never.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>That a digest with nothing in it is posted and says so, rather than left out. Instant ones never are.</summary>
    public bool TellsEmpty { get; init; }

    /// <summary>Nothing is posted, and what comes meanwhile is skipped.</summary>
    public bool Paused { get; init; }

    /// <summary>Why the chat no longer takes posts for it, in one line; null while it does.</summary>
    public string? SwitchedOff { get; init; }

    public IReadOnlyList<Subscription> Subscriptions { get; init; } = [];

    /// <summary>When something is due; null while nothing can be. An instant subscription's quiet is not known beforehand.</summary>
    public DateTimeOffset? NextDue =>
        Paused || SwitchedOff is not null || Subscriptions.Count == 0 ? null : Subscriptions.Min(NextDueOf);

    /// <summary>Where the next subscription's times are local to, unless it says otherwise.</summary>
    public string UsualTimeZone => TimeZone ?? (Subscriptions is [.., var last] ? last.Schedule.TimeZone : "Etc/UTC");

    /// <summary>When a subscription's digest is due, quiet hours considered.</summary>
    public DateTimeOffset NextDueOf(Subscription subscription) => QuietUntil(subscription.NextDue) ?? subscription.NextDue;

    /// <summary>When the quiet that reigns at the instant is over; null where none does.</summary>
    public DateTimeOffset? QuietUntil(DateTimeOffset time) => time == DateTimeOffset.MinValue
        ? null
        : Quiet?.EndAt(time, TimeZoneInfo.FindSystemTimeZoneById(UsualTimeZone));

    /// <summary>With these topics beside or in place of what it had of them.</summary>
    public Channel Subscribe(IReadOnlyCollection<TopicId> topics, Schedule schedule, DateTimeOffset now) =>
        Subscribe([.. topics.Select(t => Subscription.Start(t, schedule, now))]);

    /// <inheritdoc cref="Subscribe(IReadOnlyCollection{TopicId}, Schedule, DateTimeOffset)"/>
    public Channel Subscribe(IReadOnlyList<Subscription> subscriptions) => this with
    {
        // What is skipped stays skipped: a topic's beginning is that of before.
        Subscriptions =
        [
            .. Subscriptions.Where(s => subscriptions.All(n => n.Topic != s.Topic)),
            .. subscriptions.Select(n => Subscriptions.FirstOrDefault(s => s.Topic == n.Topic) is { } before ? n with { Since = before.Since } : n),
        ],
    };

    public Channel Unsubscribe(IReadOnlyCollection<TopicId> topics) => this with
    {
        Subscriptions = [.. Subscriptions.Where(s => !topics.Contains(s.Topic))],
    };

    /// <summary>On the clocks of another zone, and with it the subscriptions that went by the channel's.</summary>
    public Channel In(string timeZone, DateTimeOffset now)
    {
        var before = UsualTimeZone;
        return this with
        {
            TimeZone = timeZone,
            Subscriptions = [.. Subscriptions.Select(s => s.Schedule.TimeZone == before ? s.In(timeZone, now) : s)],
        };
    }

    /// <summary>After what was due is done.</summary>
    public Channel MovedOn(DateTimeOffset now) => this with { Subscriptions = [.. Subscriptions.Select(s => s.MovedOn(now))] };

    /// <summary>Posted to again; what came in the meantime is skipped. As it is where it was posted to all along.</summary>
    public Channel Resume(DateTimeOffset now) => !Paused && SwitchedOff is null ? this : this with
    {
        Paused = false,
        SwitchedOff = null,
        Subscriptions = [.. Subscriptions.Select(s => s with { Since = now, NextDue = s.Schedule.NextAfter(now) })],
    };
}
