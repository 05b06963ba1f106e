using NewsBot.Subscriptions;

namespace NewsBot.Digests;

/// <summary>A frozen digest on its way into its channel.</summary>
public sealed record OutboxDigest
{
    public required ChannelId Channel { get; init; }
    public required DateTimeOffset Due { get; init; }
    public required DateTimeOffset FrozenAt { get; init; }

    /// <summary>Message bodies as rendered before the first post; they never change.</summary>
    public required IReadOnlyList<string> Bodies { get; init; }

    /// <summary>How many of the bodies are settled: they stand in the channel, or were given up.</summary>
    public int Settled { get; init; }

    /// <summary>When posting the next body was first begun; null while it certainly was not posted.</summary>
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>Who posts holds the row until then.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>The chat asked not to try before.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The later of the two, null where neither is set.</summary>
    public DateTimeOffset? BusyUntil => NotBefore is null || HeldUntil > NotBefore ? HeldUntil : NotBefore;

    /// <summary>Bodies of which nobody can tell whether they were posted.</summary>
    public int Uncertain { get; init; }

    /// <summary>Null while it is open; else how it ended, such as <c>posted</c>.</summary>
    public string? Closed { get; init; }

    /// <summary>The row's version, for conditional writes.</summary>
    public string Version { get; init; } = "";
}
