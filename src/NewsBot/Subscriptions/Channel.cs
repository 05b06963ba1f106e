namespace NewsBot.Subscriptions;

/// <summary>A channel and what it wants.</summary>
public sealed record Channel
{
    public required ChannelId Id { get; init; }

    /// <summary>Of headings: <c>en</c>, <c>zh-Hans</c> or <c>zh-Hant</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Nothing is posted, and what comes meanwhile is skipped.</summary>
    public bool Paused { get; init; }

    /// <summary>Why the chat no longer takes posts for it, in one line; null while it does.</summary>
    public string? SwitchedOff { get; init; }

    public IReadOnlyList<Subscription> Subscriptions { get; init; } = [];

    /// <summary>When something is due; null while nothing can be.</summary>
    public DateTimeOffset? NextDue =>
        Paused || SwitchedOff is not null || Subscriptions.Count == 0 ? null : Subscriptions.Min(s => s.NextDue);
}
