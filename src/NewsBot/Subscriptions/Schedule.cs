namespace NewsBot.Subscriptions;

/// <summary>When a subscription's digest is due.</summary>
/// <param name="Rhythm">How often.</param>
/// <param name="Time">Local time of day; of hourly digests only the minute counts, of instant ones nothing.</param>
/// <param name="TimeZone">IANA name, such as <c>Asia/Shanghai</c>.</param>
/// <param name="Weekday">For weekly digests.</param>
public sealed record Schedule(Rhythm Rhythm, TimeOnly Time, string TimeZone, DayOfWeek Weekday = DayOfWeek.Monday)
{
    public static readonly TimeOnly UsualTime = new(9, 0);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Local days on which digests come, of any rhythm but weekly; what is new on others gathers until the next of them.</summary>
    public Weekdays Weekdays { get; init; }

    /// <summary>The length of one window.</summary>
    public TimeSpan Period => Rhythm switch
    {
        Rhythm.Daily => TimeSpan.FromDays(1),
        Rhythm.Weekly => TimeSpan.FromDays(7),
        _ => TimeSpan.FromHours(1),
    };

    /// <summary>How much time may lie between two digests.</summary>
    public TimeSpan LongestGap => Weekdays == Weekdays.Any ? Period : TimeSpan.FromDays(7);

    /// <summary>The first due instant after the given one. An instant subscription is always due, but for its days off.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset time)
    {
        var zone = Zone();
        var today = LocalClock.DayAt(time, zone);
        switch (Rhythm)
        {
            case Rhythm.Instant when IsOn(today):
                return DateTimeOffset.MinValue;

            case Rhythm.Hourly:
                // Minute by minute: offsets of half and quarter hours, and clocks moved by half an hour, need no rules of their own.
                var minute = MinuteOf(time) + Minute;
                while (!IsHourlyDue(minute, zone))
                {
                    minute += Minute;
                }

                return minute;

            default:
                for (var day = today.AddDays(-1); ; day = day.AddDays(1))
                {
                    if (IsOn(day) && DueOn(day, zone) is var due && due > time)
                    {
                        return due;
                    }
                }
        }
    }

    /// <summary>The last due instant at or before the given one: what several missed ones become.</summary>
    public DateTimeOffset LatestAt(DateTimeOffset time)
    {
        var zone = Zone();
        var minute = MinuteOf(time);
        switch (Rhythm)
        {
            case Rhythm.Instant:
                return minute;

            case Rhythm.Hourly:
                while (!IsHourlyDue(minute, zone))
                {
                    minute -= Minute;
                }

                return minute;

            default:
                for (var day = LocalClock.DayAt(time, zone).AddDays(1); ; day = day.AddDays(-1))
                {
                    if (IsOn(day) && DueOn(day, zone) is var due && due <= time)
                    {
                        return due;
                    }
                }
        }
    }

    /// <summary>Whether digests come on a local day at all.</summary>
    public bool IsOn(DateOnly day) => Rhythm == Rhythm.Weekly
        ? day.DayOfWeek == Weekday
        : Weekdays == Weekdays.Any || Weekdays.HasFlag(Of(day.DayOfWeek));

    /// <summary>A day of the week as one of several.</summary>
    public static Weekdays Of(DayOfWeek day) => (Weekdays)(1 << (((int)day + 6) % 7));

    private bool IsHourlyDue(DateTimeOffset minute, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(minute, zone);
        return local.Minute == Time.Minute && IsOn(DateOnly.FromDateTime(local.DateTime)) && !ComesAgainTooSoon(local, zone);
    }

    // Where clocks go back by half an hour, they show a minute a second time before its hour is over.
    private static bool ComesAgainTooSoon(DateTimeOffset local, TimeZoneInfo zone) =>
        zone.IsAmbiguousTime(local.DateTime)
        && zone.GetAmbiguousTimeOffsets(local.DateTime) is var offsets
        && local.Offset == offsets.Min()
        && offsets.Max() - offsets.Min() < TimeSpan.FromHours(1);

    // Instant digests are due again when a day of theirs begins.
    private DateTimeOffset DueOn(DateOnly day, TimeZoneInfo zone) =>
        LocalClock.At(day, Rhythm == Rhythm.Instant ? TimeOnly.MinValue : Time, zone);

    private TimeZoneInfo Zone() => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    private static DateTimeOffset MinuteOf(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
}
