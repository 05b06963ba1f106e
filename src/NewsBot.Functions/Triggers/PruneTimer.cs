using Microsoft.Azure.Functions.Worker;
using NewsBot.Pipeline;

namespace NewsBot.Functions.Triggers;

/// <summary>Stopped half-way, the next run goes on.</summary>
public sealed class PruneTimer(PruneStep step)
{
    [Function("Prune")]
    public Task RunAsync([TimerTrigger("%Retention:Schedule%")] TimerInfo timer, CancellationToken cancellationToken) => step.RunAsync(cancellationToken);
}
