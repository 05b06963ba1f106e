namespace NewsBot.Sources;

/// <summary>How often a source is asked: what was learnt of it, and what its server and publisher wish.</summary>
public sealed record SourceRhythm
{
    public static readonly SourceRhythm Unknown = new();

    /// <summary>Seconds; learnt from how often it really changes. 0 while nothing is known.</summary>
    public int Interval { get; init; }

    /// <summary>Seconds for which the server last said that its answer stays the same (<c>Cache-Control</c>, <c>Expires</c>).</summary>
    public int FreshFor { get; init; }

    /// <summary>Seconds that the feed wishes between two looks (<c>ttl</c>, <c>sy:updatePeriod</c>).</summary>
    public int Wish { get; init; }

    /// <summary>Hours of the day, in UTC, at which the feed wishes not to be asked; bit 0 is the hour from midnight.</summary>
    public int SkipHours { get; init; }

    /// <summary>Days of the week, in UTC, likewise; bit 0 is Sunday.</summary>
    public int SkipDays { get; init; }
}
