namespace NewsBot.Subscriptions;

/// <summary>When a subscription's digest is due.</summary>
/// <param name="Rhythm">How often.</param>
/// <param name="Time">Local time of day; of hourly digests only the minute counts, of instant ones nothing.</param>
/// <param name="TimeZone">IANA name, such as <c>Asia/Shanghai</c>.</param>
/// <param name="Weekday">For weekly digests.</param>
public sealed record Schedule(Rhythm Rhythm, TimeOnly Time, string TimeZone, DayOfWeek Weekday = DayOfWeek.Monday)
{
    public static readonly TimeOnly UsualTime = new(9, 0);

    /// <summary>The length of one window.</summary>
    public TimeSpan Period => Rhythm switch
    {
        Rhythm.Daily => TimeSpan.FromDays(1),
        Rhythm.Weekly => TimeSpan.FromDays(7),
        _ => TimeSpan.FromHours(1),
    };

    /// <summary>The first due instant after the given one. An instant subscription is always due.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset time)
    {
        if (Rhythm == Rhythm.Instant)
        {
            return DateTimeOffset.MinValue;
        }

        if (Rhythm == Rhythm.Hourly)
        {
            // By the clock's minute alone: an hour that daylight saving skips or repeats has its digest all the same.
            var utc = time.UtcDateTime;
            var hour = new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, Time.Minute, 0, TimeSpan.Zero);
            return hour > time ? hour : hour.AddHours(1);
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime).AddDays(-1);
        while (true)
        {
            if ((Rhythm == Rhythm.Daily || day.DayOfWeek == Weekday) && At(day, zone) is var due && due > time)
            {
                return due;
            }

            day = day.AddDays(1);
        }
    }

    /// <summary>The last due instant at or before the given one: what several missed ones become.</summary>
    public DateTimeOffset LatestAt(DateTimeOffset time)
    {
        if (Rhythm == Rhythm.Instant)
        {
            return new DateTimeOffset(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        }

        // A local day has up to 25 hours; two steps of a period always reach the one before.
        var latest = NextAfter(time - Period - TimeSpan.FromHours(2));
        for (var next = latest; next <= time; next = NextAfter(next))
        {
            latest = next;
        }

        return latest;
    }

    // A time that daylight saving skips is moved on by what was skipped; one that comes twice is taken at its first coming.
    private DateTimeOffset At(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(Time);
        if (zone.IsInvalidTime(local))
        {
            var before = zone.GetUtcOffset(local.AddHours(-3));
            return new DateTimeOffset(local, before).ToUniversalTime();
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
