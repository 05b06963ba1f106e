using System.Globalization;

namespace NewsBot.Feeds;

/// <summary>When a publisher would like to be asked, as the elements that say so come by.</summary>
internal sealed class PublisherWishes
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    private readonly SortedSet<int> skipHours = [];
    private readonly SortedSet<DayOfWeek> skipDays = [];
    private TimeSpan? timeToLive;
    private TimeSpan? period;
    private int frequency = 1;

    /// <summary>The longer of the two ways to say it.</summary>
    public TimeSpan? MinimumInterval
    {
        get
        {
            var updates = period / frequency;
            return timeToLive is null || updates > timeToLive ? updates : timeToLive;
        }
    }

    public IReadOnlyList<int> SkipHours => [.. skipHours];

    public IReadOnlyList<DayOfWeek> SkipDays => [.. skipDays];

    /// <param name="minutes">RSS <c>ttl</c>.</param>
    public void TimeToLive(string? minutes)
    {
        if (Number(minutes) is { } number && TimeSpan.FromMinutes(number) is var interval && interval <= Longest)
        {
            timeToLive = interval;
        }
    }

    /// <param name="name">As of <c>sy:updatePeriod</c>.</param>
    public void UpdatePeriod(string? name) => period = name?.ToLowerInvariant() switch
    {
        "hourly" => TimeSpan.FromHours(1),
        "daily" => TimeSpan.FromDays(1),
        "weekly" => TimeSpan.FromDays(7),
        "monthly" => TimeSpan.FromDays(30),
        "yearly" => TimeSpan.FromDays(365),
        _ => period,
    };

    /// <param name="times">As of <c>sy:updateFrequency</c>: so often in the period.</param>
    public void UpdateFrequency(string? times) => frequency = Number(times) ?? frequency;

    /// <param name="hour">As of <c>skipHours</c>; some write 24 for 0.</param>
    public void SkipHour(string? hour)
    {
        if (int.TryParse(hour, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 24)
        {
            skipHours.Add(number % 24);
        }
    }

    /// <param name="day">As of <c>skipDays</c>, in English.</param>
    public void SkipDay(string? day)
    {
        if (day?.Length > 0 && char.IsAsciiLetter(day[0]) && Enum.TryParse<DayOfWeek>(day, ignoreCase: true, out var named))
        {
            skipDays.Add(named);
        }
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
