namespace NewsBot.Pipeline;

/// <summary>What came of one visit to an article's page.</summary>
internal abstract record PageOutcome
{
    private PageOutcome()
    {
    }

    /// <summary>What it says is kept.</summary>
    public sealed record Kept : PageOutcome;

    /// <summary>The article is known under another address, and is that one.</summary>
    public sealed record Known : PageOutcome;

    /// <summary>There is nothing to be had from it, now or later.</summary>
    public sealed record Nothing(string Reason) : PageOutcome;

    /// <summary>It may be had another time.</summary>
    public sealed record Failed(string Reason) : PageOutcome;

    /// <summary>No page of its host can be had for a while.</summary>
    /// <param name="For">How long; null where nobody says.</param>
    /// <param name="Reason">One line.</param>
    /// <param name="Holds">That the host asks not to be asked for anything, feeds included.</param>
    public sealed record HostWaits(TimeSpan? For, string Reason, bool Holds) : PageOutcome;
}
