namespace NewsBot.Digests;

/// <summary>What a channel was given lately, and what is still on its way.</summary>
/// <param name="Given">Marks of the articles in its frozen digests.</param>
/// <param name="Told">The stories in them, the newest digest's first.</param>
/// <param name="Open">Due instants of digests that are neither closed nor waiting for a time that the chat asked for.</param>
/// <param name="Version">Of the channel's ledger as a whole: a digest is frozen only if nobody froze another since.</param>
public sealed record ChannelLedger(
    IReadOnlySet<ulong> Given, IReadOnlyList<ToldStory> Told, IReadOnlyList<DateTimeOffset> Open, string? Version)
{
    /// <summary>Of a channel that was given nothing yet.</summary>
    public static readonly ChannelLedger Empty = new(new HashSet<ulong>(), [], [], null);

    /// <summary>A digest is being posted, or waits for a time that the chat asked for, or has just done so.</summary>
    public bool Waits { get; init; }
}
