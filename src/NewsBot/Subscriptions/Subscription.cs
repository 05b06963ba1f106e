using NewsBot.Topics;

namespace NewsBot.Subscriptions;

/// <summary>That a channel wants a topic.</summary>
public sealed record Subscription
{
    public required TopicId Topic { get; init; }
    public required Schedule Schedule { get; init; }

    /// <summary>Articles first seen before are never owed.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When its next digest is due.</summary>
    public required DateTimeOffset NextDue { get; init; }

    /// <summary>A new subscription reaches one period back, so that its first digest has something to tell.</summary>
    public static Subscription Start(TopicId topic, Schedule schedule, DateTimeOffset now) => new()
    {
        Topic = topic,
        Schedule = schedule,
        Since = now - schedule.Period,
        NextDue = schedule.NextAfter(now),
    };
}
