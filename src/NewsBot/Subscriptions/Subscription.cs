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

    /// <summary>Null where all of the topic's articles are wanted.</summary>
    public ArticleFilter? Filter { get; init; }

    /// <summary>Stories of its topic in one digest, the best first; others are owed to the next. Null: as many as a digest holds.</summary>
    public int? MaxStories { get; init; }

    /// <summary>Id of the one role that a digest with its topic mentions; null: none.</summary>
    public string? MentionRole { get; init; }

    /// <summary>A new subscription reaches one period back, so that its first digest has something to tell.</summary>
    public static Subscription Start(TopicId topic, Schedule schedule, DateTimeOffset now) => new()
    {
        Topic = topic,
        Schedule = schedule,
        Since = now - schedule.Period,
        NextDue = schedule.NextAfter(now),
    };

    /// <summary>Whether its digest is to be made now. An instant one's row of due times does not know of days off until it is looked at.</summary>
    public bool IsDueAt(DateTimeOffset now) =>
        NextDue <= now && (Schedule.Rhythm != Rhythm.Instant || Schedule.NextAfter(now) <= now);

    /// <summary>After what was due is done.</summary>
    public Subscription MovedOn(DateTimeOffset now) => NextDue > now ? this : this with { NextDue = Schedule.NextAfter(now) };

    /// <summary>On the clocks of another zone from now on; what is due already stays due.</summary>
    public Subscription In(string timeZone, DateTimeOffset now)
    {
        var moved = this with { Schedule = Schedule with { TimeZone = timeZone } };
        return NextDue <= now ? moved : moved with { NextDue = moved.FirstAfter(now, Schedule.LatestAt(now)) };
    }

    /// <summary>A day that had its digest by the old clocks gets no second by the new ones.</summary>
    private DateTimeOffset FirstAfter(DateTimeOffset now, DateTimeOffset last)
    {
        var next = Schedule.NextAfter(now);
        var hadOne = Schedule.Rhythm is Rhythm.Daily or Rhythm.Weekly && last > Since + Schedule.Period;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Schedule.TimeZone);
        return hadOne && LocalClock.DayAt(last, zone) == LocalClock.DayAt(next, zone) ? Schedule.NextAfter(next) : next;
    }
}
