namespace NewsBot.Feeds;

/// <summary>A feed, whatever its format was, in the terms of JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).</summary>
public sealed record Feed
{
    public required FeedFormat Format { get; init; }

    /// <summary>Plain text; empty where the feed has none.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text.</summary>
    public string? Description { get; init; }

    public string? HomePageUrl { get; init; }
    public string? FeedUrl { get; init; }

    /// <summary>Where its older entries go on (JSON Feed's <c>next_url</c>; RFC 5005, <c>rel="next"</c>).</summary>
    public string? NextUrl { get; init; }

    /// <summary>As declared, BCP 47.</summary>
    public string? Language { get; init; }

    public string? Icon { get; init; }
    public IReadOnlyList<FeedAuthor> Authors { get; init; } = [];

    /// <summary>When it says that it changed last; null where missing or nonsense.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>It will never change again (JSON Feed's <c>expired</c>).</summary>
    public bool IsExpired { get; init; }

    /// <summary>The publisher's wish: not to be asked again sooner (RSS <c>ttl</c>, <c>sy:updatePeriod</c> by <c>sy:updateFrequency</c>).</summary>
    public TimeSpan? MinimumInterval { get; init; }

    /// <summary>The publisher's wish: not to be asked in these hours of the day, 0 to 23, UTC (RSS <c>skipHours</c>).</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>The publisher's wish: not to be asked on these days, UTC (RSS <c>skipDays</c>).</summary>
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];

    public required IReadOnlyList<FeedEntry> Entries { get; init; }
}
