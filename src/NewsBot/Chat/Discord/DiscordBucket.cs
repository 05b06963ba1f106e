namespace NewsBot.Chat.Discord;

/// <summary>One of Discord's limits for one resource, as far as its answers told. Guarded by <see cref="DiscordRateLimits"/>.</summary>
internal sealed class DiscordBucket
{
    private int limit = int.MaxValue;
    private int remaining = int.MaxValue;
    private DateTimeOffset resetAt;

    // Sent and not yet answered, so not yet in Discord's count as we know it.
    private int inFlight;

    public DateTimeOffset PausedUntil { get; set; }

    /// <summary>Zero or less where another request may go.</summary>
    public TimeSpan WaitAt(DateTimeOffset now)
    {
        if (now >= resetAt)
        {
            remaining = limit;
        }

        var full = remaining - inFlight <= 0 ? resetAt - now : TimeSpan.Zero;
        return PausedUntil - now > full ? PausedUntil - now : full;
    }

    public void Enter() => inFlight++;

    // Two endpoints that turn out to share a bucket bring only one's count into it.
    public void Leave() => inFlight = Math.Max(0, inFlight - 1);

    public void Learn(int newLimit, int newRemaining, DateTimeOffset newReset, DateTimeOffset now)
    {
        // Answers overtake each other: within one window the lower number is the later one.
        remaining = now < resetAt ? Math.Min(remaining, newRemaining) : newRemaining;
        limit = Math.Max(1, newLimit);
        resetAt = newReset;
    }

    public bool IsIdleAt(DateTimeOffset now) => inFlight == 0 && now >= resetAt && now >= PausedUntil;
}
