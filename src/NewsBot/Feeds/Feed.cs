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

    /// <summary>As declared, BCP 47.</summary>
    public string? Language { get; init; }

    public string? Icon { get; init; }
    public IReadOnlyList<FeedAuthor> Authors { get; init; } = [];

    /// <summary>The publisher's wish: not to be asked again sooner (RSS <c>ttl</c>, <c>sy:updatePeriod</c>).</summary>
    public TimeSpan? MinimumInterval { get; init; }

    public required IReadOnlyList<FeedEntry> Entries { get; init; }
}
