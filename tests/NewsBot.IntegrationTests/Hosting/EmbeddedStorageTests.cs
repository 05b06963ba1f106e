using System.Diagnostics;
using System.Globalization;
using NewsBot.Cli.Hosting;

namespace NewsBot.IntegrationTests.Hosting;

public sealed class EmbeddedStorageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("newsbot-test-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A restarted bot took the storage of the one that was still ending, and lost it a moment later.</summary>
    [Fact]
    public async Task Open_WaitsForItsTurn_WhenTheOneThatHoldsItIsAskedToStop()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var first = await OpenAsync(TimeProvider.System, stop.Token);
        await using var beside = await OpenAsync(TimeProvider.System, Cancel);
        await stop.CancelAsync();

        var waits = new WaitingClock();
        var next = OpenAsync(waits, Cancel);
        var came = await Task.WhenAny(next, waits.Begun);
        await first.DisposeAsync();
        await using var second = await next;

        Assert.Equal(first.ConnectionString, beside.ConnectionString);
        Assert.Same(waits.Begun, came);
        Assert.NotEqual(first.ConnectionString, second.ConnectionString);
    }

    /// <summary>A bot that was killed and started again at once lost what its channels had subscribed to.</summary>
    [Fact]
    public async Task Open_WaitsUntilTheDataAreWrittenDown_WhenTheProgramBeforeWasKilled()
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["-e", "process.stdin.resume()"]) { RedirectStandardInput = true })
            ?? throw new InvalidOperationException("Node did not start.");
        var running = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "data")).FullName, "running");
        await File.WriteAllTextAsync(running, node.Id.ToString(CultureInfo.InvariantCulture), Cancel);

        var waits = new WaitingClock();
        var next = OpenAsync(waits, Cancel);
        var came = await Task.WhenAny(next, waits.Begun);
        var shown = File.Exists(Path.Combine(folder, "connection"));
        File.Delete(running);
        await using (await next)
        {
            Assert.NotEqual(node.Id.ToString(CultureInfo.InvariantCulture), await File.ReadAllTextAsync(running, Cancel));
        }

        node.StandardInput.Close();
        await node.WaitForExitAsync(Cancel);
        Assert.Same(waits.Begun, came);
        Assert.False(shown);
        Assert.False(File.Exists(running));
    }

    private Task<EmbeddedStorage> OpenAsync(TimeProvider clock, CancellationToken stop) => EmbeddedStorage.OpenAsync(folder, _ => { }, clock, stop);

    /// <summary>The system's clock, which tells that somebody began to wait.</summary>
    private sealed class WaitingClock : TimeProvider
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => begun.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            // A limit is not a wait.
            if (dueTime < TimeSpan.FromSeconds(1))
            {
                begun.TrySetResult();
            }

            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
