namespace NewsBot.Sources;

/// <summary>What one fetch changes of its source.</summary>
public sealed record FetchOutcome
{
    /// <summary>The order as it stands for the next fetch: address, validators, seen entries, failures.</summary>
    public required FetchOrder Next { get; init; }

    /// <summary>Null where the source is not to be fetched again.</summary>
    public required DateTimeOffset? NextDue { get; init; }

    public required SourceStatus Status { get; init; }
    public string? Reason { get; init; }

    /// <summary>Null where it was not asked: then only its place in the order and the reason change.</summary>
    public required DateTimeOffset? FetchedAt { get; init; }

    /// <summary>That new articles came.</summary>
    public bool Changed { get; init; }

    /// <summary>What the owner is to be told of it; null for nothing.</summary>
    public SourceNotice? Notice { get; init; }
}
