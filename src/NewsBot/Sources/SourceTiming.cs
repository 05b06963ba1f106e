namespace NewsBot.Sources;

/// <summary>When a source is asked next. Jitter comes from the source's id, so that a thousand sources do not fall due in one second.</summary>
internal sealed class SourceTiming(SourceOptions options)
{
    /// <summary>
    /// No wish of a publisher keeps us away longer, or one slip of theirs would silence a source for years. <c>Retry-After</c>, which
    /// is an answer and no wish, is honoured whole.
    /// </summary>
    public static readonly TimeSpan LongestWish = TimeSpan.FromDays(7);

    private const int HoursOfWeek = 7 * 24;
    private const double Jitter = 0.1;

    // At rest a source is asked about four times for each change: half as often after a look without, twice after one with.
    private const double Faster = 0.5;
    private const double Slower = 1.25;

    /// <summary>What asks for more makes no sense.</summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(365);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>What one look at a source teaches.</summary>
    public SourceRhythm Learn(SourceRhythm rhythm, bool changed, bool hasValidators)
    {
        var floor = hasValidators || options.MinIntervalWithoutValidators < options.MinInterval
            ? options.MinInterval
            : options.MinIntervalWithoutValidators;
        var seconds = rhythm.Interval == 0 ? 0 : rhythm.Interval * (changed ? Faster : Slower);
        return rhythm with
        {
            Interval = (int)Math.Max(floor.TotalSeconds, Math.Min(options.MaxInterval.TotalSeconds, seconds)),
        };
    }

    public static DateTimeOffset AfterSuccess(SourceId id, DateTimeOffset now, SourceRhythm rhythm)
    {
        var wish = Math.Min(Math.Max(rhythm.FreshFor, rhythm.Wish), LongestWish.TotalSeconds);
        var due = now + Jittered(id, TimeSpan.FromSeconds(Math.Max(rhythm.Interval, wish)));
        return AfterSkipped(due, rhythm);
    }

    /// <summary>Doubles with each failure in a row, up to a day.</summary>
    public static DateTimeOffset AfterFailure(FetchOrder order, DateTimeOffset now, int failures, TimeSpan? retryAfter)
    {
        var pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Clamp(failures, 0, 12)));
        var asked = retryAfter > LongestRetryAfter ? LongestRetryAfter : retryAfter;
        return AfterSkipped(now + Jittered(order.Id, asked > pause ? asked.Value : pause), order.Rhythm);
    }

    /// <summary>As long a pause as there is without an end: for what only a person can mend.</summary>
    public static DateTimeOffset AfterRefusal(FetchOrder order, DateTimeOffset now) => now + Jittered(order.Id, LongestPause);

    // Up to a tenth more, never less: a wish is a wish.
    private static TimeSpan Jittered(SourceId id, TimeSpan interval) =>
        interval + (interval * (Convert.ToInt32(id.Value[..4], 16) / 65_536.0 * Jitter));

    /// <summary>The first hour that is not to be skipped; the instant itself where all are, which can't be meant.</summary>
    public static DateTimeOffset AfterSkipped(DateTimeOffset due, SourceRhythm rhythm)
    {
        var time = due.ToUniversalTime();
        for (var hour = 0; hour < HoursOfWeek; hour++)
        {
            if ((rhythm.SkipHours >> time.Hour & 1) == 0 && (rhythm.SkipDays >> (int)time.DayOfWeek & 1) == 0)
            {
                return time;
            }

            // Not on the stroke of the hour, where all that were kept waiting would come at once.
            time = time.AddHours(1);
        }

        return due;
    }
}
