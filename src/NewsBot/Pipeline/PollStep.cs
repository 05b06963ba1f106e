using Microsoft.Extensions.Logging;
using NewsBot.Sources;

namespace NewsBot.Pipeline;

/// <summary>Timer: claims the sources that are due and sends them to be fetched, a host to a message. It comes by often enough to count the poison as well.</summary>
public sealed partial class PollStep(
    SourceSchedule schedule,
    QueueOf<SourcesToFetch> queue,
    PoisonCount poison,
    PipelineMetrics metrics,
    TimeProvider clock,
    ILogger<PollStep> logger)
{
    /// <summary>A claim outlasts a backlog of this length and every try of its message; then its sources are due again.</summary>
    public static readonly TimeSpan ClaimFor = TimeSpan.FromMinutes(30);

    /// <summary>Returns how many sources were claimed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var sources = 0;
        await foreach (var claim in schedule.ClaimDueAsync(clock.GetUtcNow(), ClaimFor, cancellationToken))
        {
            await queue.SendAsync(SourcesToFetch.Of(claim), null, cancellationToken);
            sources += claim.Orders.Count;
        }

        metrics.SourcesClaimed.Add(sources);
        Log.Polled(logger, sources);
        await poison.MeasureAsync(cancellationToken);
        return sources;
    }

    private static partial class Log
    {
        [LoggerMessage(100, LogLevel.Information, "Poll: {Sources} sources due")]
        public static partial void Polled(ILogger logger, int sources);
    }
}
