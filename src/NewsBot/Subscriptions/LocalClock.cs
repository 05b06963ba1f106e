namespace NewsBot.Subscriptions;

/// <summary>When the clocks of a time zone show a time.</summary>
internal static class LocalClock
{
    /// <summary>More than any zone moves its clocks by at once, but for the few that changed sides of the date line.</summary>
    private static readonly TimeSpan LongestMove = TimeSpan.FromHours(3);

    /// <summary>A time that daylight saving skips is moved on by what was skipped; one that comes twice is taken at its first coming.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local - LongestMove)
            : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The date that the zone's calendars show.</summary>
    public static DateOnly DayAt(DateTimeOffset time, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
}
