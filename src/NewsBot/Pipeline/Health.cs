using Azure;
using Azure.Identity;
using NewsBot.Sources;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>Looks whether storage answers, how deep the queues are, what is poisoned and what is overdue; at most every few seconds.</summary>
public sealed class Health(StorageAccount storage, SourceSchedule schedule, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromSeconds(10);

    /// <summary>A source that waits longer than this says that nobody polls.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim checking = new(1, 1);
    private (HealthReport Report, DateTimeOffset At)? last;

    public async Task<HealthReport> CheckAsync(CancellationToken cancellationToken)
    {
        await checking.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            if (last is not { } known || now - known.At >= KeepFor)
            {
                last = (await LookAsync(now, cancellationToken), now);
            }

            return last.Value.Report;
        }
        finally
        {
            checking.Release();
        }
    }

    public void Dispose() => checking.Dispose();

    private async Task<HealthReport> LookAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var queues = await DepthsAsync(StorageNames.Queues, cancellationToken);
            var poison = await DepthsAsync(StorageNames.Queues.Select(StorageNames.Poison), cancellationToken);
            var oldest = await schedule.FindOldestDueAsync(now, cancellationToken);
            var isWell = poison.Values.All(n => n == 0) && !(now - oldest > Overdue);
            return new HealthReport(isWell, true, queues, poison, oldest);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or AuthenticationFailedException)
        {
            return new HealthReport(false, false, new Dictionary<string, long>(), new Dictionary<string, long>(), null);
        }
    }

    private async Task<IReadOnlyDictionary<string, long>> DepthsAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var depths = await Task.WhenAll(names.Select(async name =>
            (name, (await storage.Queue(name).GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCountLong)));
        return depths.ToDictionary(d => d.name, d => d.ApproximateMessagesCountLong);
    }
}
