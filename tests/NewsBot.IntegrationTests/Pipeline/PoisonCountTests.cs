using System.Diagnostics.Metrics;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Pipeline;
using NewsBot.Storage;

namespace NewsBot.IntegrationTests.Pipeline;

public sealed class PoisonCountTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Measure_TellsEachQueuesPoison_ButNotAtEveryRun()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
        var storage = new StorageAccount(new StorageOptions { ConnectionString = azurite.NewAccount() });
        await storage.EnsureCreatedAsync(Cancel);
        await storage.Queue(StorageNames.Poison(StorageNames.ArticlesToTag)).SendMessageAsync("{}", Cancel);
        using var metrics = new PipelineMetrics();
        var measured = new List<(string Queue, long Count)>();
        using var listener = new MeterListener();
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => measured.Add((tags[0].Value?.ToString() ?? "", value)));
        listener.EnableMeasurementEvents(metrics.PoisonMessages);
        var count = new PoisonCount(storage, metrics, clock);

        await count.MeasureAsync(Cancel);
        await count.MeasureAsync(Cancel);

        Assert.Equal(StorageNames.Queues.Select(q => (q, q == StorageNames.ArticlesToTag ? 1L : 0)), measured);

        clock.Advance(TimeSpan.FromMinutes(5));
        await count.MeasureAsync(Cancel);

        Assert.Equal(2 * StorageNames.Queues.Count, measured.Count);
    }
}
