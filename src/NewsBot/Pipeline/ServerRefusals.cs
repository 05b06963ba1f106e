using NewsBot.Chat.Discord;
using NewsBot.Servers;

namespace NewsBot.Pipeline;

/// <summary>
/// Which servers' channels the chat refused to this process lately. Its patience with refused requests is one for all servers, and none may
/// use it up alone, say by taking the bot's permission away in all its channels at once.
/// </summary>
public sealed class ServerRefusals(TimeProvider clock)
{
    /// <summary>Of one server. With those in flight when the last one comes it is well under what a process allows itself.</summary>
    public const int Share = 10;

    /// <summary>That within which the process counts its own.</summary>
    public static readonly TimeSpan Window = InvalidRequestBudget.Window;

    private readonly Lock turn = new();
    private readonly Queue<(ServerId Server, DateTimeOffset At)> refused = [];

    /// <summary>Whether there was any: else nobody's channel has to be looked at.</summary>
    public bool Any
    {
        get
        {
            lock (turn)
            {
                Forget();
                return refused.Count > 0;
            }
        }
    }

    /// <summary>A channel was refused; those that belong to no server known don't count.</summary>
    public void Add(ServerId? server)
    {
        if (server is { } whose)
        {
            lock (turn)
            {
                refused.Enqueue((whose, clock.GetUtcNow()));
            }
        }
    }

    /// <summary>How long the server's other channels are left alone; zero: not at all.</summary>
    public TimeSpan WaitOf(ServerId? server)
    {
        lock (turn)
        {
            Forget();
            var lately = refused.Where(r => r.Server == server).Select(r => r.At).ToList();
            return lately.Count < Share ? TimeSpan.Zero : lately[^Share] + Window - clock.GetUtcNow();
        }
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        while (refused.TryPeek(out var oldest) && now - oldest.At >= Window)
        {
            refused.Dequeue();
        }
    }
}
