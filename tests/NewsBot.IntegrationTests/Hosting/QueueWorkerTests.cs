using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Cli.Hosting;
using NewsBot.Pipeline;
using NewsBot.Storage;

namespace NewsBot.IntegrationTests.Hosting;

public sealed class QueueWorkerTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Drain_PoisonsAFailingMessageAfterFiveTries_AndHandlesTheOthers()
    {
        var storage = await StorageAsync();
        await SendAsync(storage, "bad", "good");
        var tries = 0;
        var handled = new List<string>();

        await Worker(storage, (body, _) =>
        {
            var text = Encoding.UTF8.GetString(body.Span);
            if (text == "bad")
            {
                tries++;
                throw new InvalidOperationException("it is bad");
            }

            handled.Add(text);
            return Task.CompletedTask;
        }).DrainAsync(Cancel);

        Assert.Equal(5, tries);
        Assert.Equal(["good"], handled);
        Assert.Equal(["bad"], await PoisonedAsync(storage));
        Assert.Equal("it is bad", Assert.Single(await Failures(storage).ListAsync(Cancel)).Reason);
    }

    [Fact]
    public async Task Drain_PoisonsAtOnce_WhenAMessageIsNotBase64()
    {
        var storage = await StorageAsync();
        await storage.RawQueue(StorageNames.ArticlesToTag).SendMessageAsync("not Base64 at all!", Cancel);
        await SendAsync(storage, "good");
        var handled = 0;

        await Worker(storage, (_, _) => Task.FromResult(handled++)).DrainAsync(Cancel);

        var poison = (await storage.RawQueue(StorageNames.Poison(StorageNames.ArticlesToTag)).ReceiveMessagesAsync(10, null, Cancel)).Value;
        Assert.Equal(1, handled);
        Assert.Equal("not Base64 at all!", Assert.Single(poison).MessageText);
        Assert.Contains("Base64", Assert.Single(await Failures(storage).ListAsync(Cancel)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_GivesBackWhatIsInHand_WhenStopped()
    {
        var storage = await StorageAsync();
        await SendAsync(storage, "slow");
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var worker = Worker(storage, async (_, token) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        });

        var running = worker.RunAsync(stop.Token);
        await begun.Task;
        await stop.CancelAsync();
        await running;

        var given = (await storage.Queue(StorageNames.ArticlesToTag).ReceiveMessageAsync(cancellationToken: Cancel)).Value;
        Assert.Equal("slow", given.Body.ToString());
    }

    [Fact]
    public async Task Run_HandlesEachMessageOnce_WhenTwoHostsShareTheQueue()
    {
        const int Messages = 60;
        var storage = await StorageAsync();
        await SendAsync(storage, [.. Enumerable.Range(0, Messages).Select(i => $"{i}")]);
        var handled = new System.Collections.Concurrent.ConcurrentBag<string>();
        using var stop = new CancellationTokenSource();
        Task Step(ReadOnlyMemory<byte> body, CancellationToken token)
        {
            handled.Add(Encoding.UTF8.GetString(body.Span));
            return handled.Count == Messages ? stop.CancelAsync() : Task.CompletedTask;
        }

        await Task.WhenAll(Worker(storage, Step).RunAsync(stop.Token), Worker(storage, Step).RunAsync(stop.Token));

        Assert.Equal(Messages, handled.Distinct().Count());
        Assert.Equal(Messages, handled.Count);
    }

    [Fact]
    public async Task Run_HandlesTheOthers_WhenOneHangs()
    {
        const int Others = 40;
        var storage = await StorageAsync();
        await SendAsync(storage, ["hangs", .. Enumerable.Range(0, Others).Select(i => $"{i}")]);
        var handled = new System.Collections.Concurrent.ConcurrentBag<string>();
        var (hanging, allOthers) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var stop = new CancellationTokenSource();

        var running = Worker(storage, (body, _) =>
        {
            var text = Encoding.UTF8.GetString(body.Span);
            if (text == "hangs")
            {
                return hanging.Task;
            }

            handled.Add(text);
            if (handled.Count == Others)
            {
                allOthers.SetResult();
            }

            return Task.CompletedTask;
        }).RunAsync(stop.Token);
        await allOthers.Task.WaitAsync(Cancel);
        await stop.CancelAsync();
        hanging.SetResult();
        await running;

        Assert.Equal(Others, handled.Distinct().Count());
    }

    [Fact]
    public async Task Run_OutlivesAnOutageOfStorage()
    {
        var outage = new Outage { Requests = 3 };
        var storage = await StorageAsync(outage);
        await SendAsync(storage, "good");
        outage.Begin();
        using var stop = new CancellationTokenSource();

        await Worker(storage, (_, _) => stop.CancelAsync()).RunAsync(stop.Token);

        Assert.Equal(0, outage.Requests);
    }

    private async Task<StorageAccount> StorageAsync(Outage? outage = null)
    {
        var storage = new StorageAccount(new StorageOptions { ConnectionString = azurite.NewAccount() }, outage);
        await storage.EnsureCreatedAsync(Cancel);
        return storage;
    }

    private static QueueWorker Worker(StorageAccount storage, Func<ReadOnlyMemory<byte>, CancellationToken, Task> step) => new(
        storage,
        StorageNames.ArticlesToTag,
        step,
        new FailedTries(Failures(storage), NullLogger<FailedTries>.Instance),
        new QueueSettings { RetryPause = TimeSpan.Zero, Grace = TimeSpan.Zero },
        TimeProvider.System,
        NullLogger.Instance);

    private static FailureStore Failures(StorageAccount storage) => new(storage, TimeProvider.System);

    private static async Task SendAsync(StorageAccount storage, params string[] bodies)
    {
        foreach (var body in bodies)
        {
            await storage.Queue(StorageNames.ArticlesToTag).SendMessageAsync(BinaryData.FromString(body), cancellationToken: Cancel);
        }
    }

    private static async Task<IReadOnlyList<string>> PoisonedAsync(StorageAccount storage)
    {
        var poison = storage.Queue(StorageNames.Poison(StorageNames.ArticlesToTag));
        return [.. (await poison.ReceiveMessagesAsync(32, null, Cancel)).Value.Select(m => m.Body.ToString())];
    }

    /// <summary>Some requests get no answer, as the client reports it after its own retries.</summary>
    private sealed class Outage : HttpPipelinePolicy
    {
        private bool begun;

        public int Requests { get; set; }

        public void Begin() => begun = true;

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (begun && Requests > 0)
            {
                Requests--;
                throw new AggregateException("Retry failed after 4 tries.");
            }

            return ProcessNextAsync(message, pipeline);
        }
    }
}
