namespace NewsBot.Chat.Discord;

/// <summary>One of Discord's limits for one resource, as far as its answers told. Guarded by <see cref="DiscordRateLimits"/>.</summary>
internal sealed class DiscordBucket
{
    private int limit = int.MaxValue;
    private int remaining = int.MaxValue;
    private DateTimeOffset resetAt;

    /// <summary>Requests that were sent and not yet answered, so not yet in Discord's count as we know it.</summary>
    public int InFlight { get; set; }

    public DateTimeOffset PausedUntil { get; set; }

    /// <summary>Zero or less where another request may go.</summary>
    public TimeSpan WaitAt(DateTimeOffset now)
    {
        if (now >= resetAt)
        {
            remaining = limit;
        }

        var full = remaining - InFlight <= 0 ? resetAt - now : TimeSpan.Zero;
        return PausedUntil - now > full ? PausedUntil - now : full;
    }

    public void Learn(int newLimit, int newRemaining, DateTimeOffset newReset, DateTimeOffset now)
    {
        // Answers overtake each other: within one window the lower number is the later one.
        remaining = now < resetAt ? Math.Min(remaining, newRemaining) : newRemaining;
        limit = Math.Max(1, newLimit);
        resetAt = newReset;
    }

    public bool IsIdleAt(DateTimeOffset now) => InFlight == 0 && now >= resetAt && now >= PausedUntil;
}
