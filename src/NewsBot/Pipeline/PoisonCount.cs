using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>Measures what lies in the poison queues, for whoever is to be alarmed; at most every few minutes, for each look is a request.</summary>
public sealed class PoisonCount(StorageAccount storage, PipelineMetrics metrics, TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    private long lastTicks;

    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var last = Interlocked.Read(ref lastTicks);
        if (now - last < Every.Ticks || Interlocked.CompareExchange(ref lastTicks, now, last) != last)
        {
            return;
        }

        foreach (var queue in StorageNames.Queues)
        {
            var found = await storage.Queue(StorageNames.Poison(queue)).GetPropertiesAsync(cancellationToken);
            metrics.PoisonMessages.Record(found.Value.ApproximateMessagesCountLong, new KeyValuePair<string, object?>("queue", queue));
        }
    }
}
