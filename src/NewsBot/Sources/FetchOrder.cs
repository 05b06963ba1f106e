namespace NewsBot.Sources;

/// <summary>All that one fetch of a source needs, so that an unchanged source costs no further read.</summary>
public sealed record FetchOrder
{
    public required SourceId Id { get; init; }
    public required string Url { get; init; }
    public required string Title { get; init; }
    public string? Language { get; init; }

    /// <summary>Validators, byte for byte as the server gave them.</summary>
    public string? ETag { get; init; }

    public string? LastModified { get; init; }
    public int Failures { get; init; }

    /// <summary>The entries seen before; null where they are kept apart for their number (<see cref="SourceSchedule.FindSeenAsync"/>).</summary>
    public SeenEntries? Seen { get; init; }

    /// <summary>The order's row; whoever removes it owns the outcome.</summary>
    public required string Row { get; init; }
}
