namespace NewsBot.Chat.Discord;

/// <summary>
/// Counts the answers that Discord holds against an address (401, 403, and 429 unless shared). At 10,000 in 10 minutes
/// it bans the address. One worker stops at 50, so that even a hundred behind the same address cause half of that at most.
/// </summary>
internal sealed class InvalidRequestBudget(TimeProvider clock)
{
    public const int Allowed = 50;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock turn = new();
    private readonly Queue<DateTimeOffset> spent = [];

    /// <summary>Zero while there is budget; else the time until there is again.</summary>
    public TimeSpan Wait()
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();
            while (spent.TryPeek(out var oldest) && now - oldest >= Window)
            {
                spent.Dequeue();
            }

            return spent.Count < Allowed ? TimeSpan.Zero : spent.Peek() + Window - now;
        }
    }

    /// <summary>True for the one that used the budget up, so that it is told once.</summary>
    public bool Spend()
    {
        lock (turn)
        {
            spent.Enqueue(clock.GetUtcNow());
            return spent.Count == Allowed;
        }
    }
}
