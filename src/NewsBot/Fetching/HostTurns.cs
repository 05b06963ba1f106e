namespace NewsBot.Fetching;

/// <summary>Lets few exchanges at a time go to one host, whoever in this process asks; the others wait for their turn.</summary>
internal sealed class HostTurns(int atOnce)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Host> hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for a turn; disposing of it lets the next one in.</summary>
    public async Task<IDisposable> TakeAsync(string name, CancellationToken cancellationToken)
    {
        var host = Enter(name);
        try
        {
            await host.Free.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(name, host);
            throw;
        }

        return new Turn(() =>
        {
            host.Free.Release();
            Leave(name, host);
        });
    }

    private Host Enter(string name)
    {
        lock (gate)
        {
            if (!hosts.TryGetValue(name, out var host))
            {
                hosts[name] = host = new Host(new SemaphoreSlim(atOnce));
            }

            host.Callers++;
            return host;
        }
    }

    private void Leave(string name, Host host)
    {
        lock (gate)
        {
            if (--host.Callers == 0)
            {
                hosts.Remove(name);
                host.Free.Dispose();
            }
        }
    }

    private sealed record Host(SemaphoreSlim Free)
    {
        /// <summary>Those who have a turn or wait for one.</summary>
        public int Callers { get; set; }
    }

    private sealed class Turn(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
