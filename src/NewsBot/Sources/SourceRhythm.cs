namespace NewsBot.Sources;

/// <summary>When a source is asked next. Jitter comes from the source's id, so that a thousand sources do not fall due in one second.</summary>
public static class SourceRhythm
{
    /// <summary>Between two looks at a source that is well and wishes nothing else.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(15);

    /// <summary>No wish of a server makes us stay away longer, but for <c>Retry-After</c>, which is honoured whole.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private static readonly TimeSpan Least = TimeSpan.FromMinutes(5);

    /// <param name="id">Of the source.</param>
    /// <param name="now">When it was fetched.</param>
    /// <param name="wished">The longest of what the server and the feed ask for.</param>
    public static DateTimeOffset AfterSuccess(SourceId id, DateTimeOffset now, TimeSpan? wished)
    {
        var interval = wished > Usual ? wished.Value : Usual;
        return now + Jittered(id, interval > Longest ? Longest : interval);
    }

    /// <summary>Doubles with each failure in a row, up to a day.</summary>
    public static DateTimeOffset AfterFailure(SourceId id, DateTimeOffset now, int failures, TimeSpan? retryAfter)
    {
        var backOff = TimeSpan.FromTicks(Math.Min(Longest.Ticks, Least.Ticks << Math.Clamp(failures, 0, 12)));
        return now + Jittered(id, retryAfter > backOff ? retryAfter.Value : backOff);
    }

    // Up to a tenth more, never less: a wish is a wish.
    private static TimeSpan Jittered(SourceId id, TimeSpan interval) =>
        interval + (interval * (Convert.ToInt32(id.Value[..4], 16) / 65_536.0 / 10));
}
