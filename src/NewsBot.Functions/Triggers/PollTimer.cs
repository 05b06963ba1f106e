using Microsoft.Azure.Functions.Worker;
using NewsBot.Pipeline;

namespace NewsBot.Functions.Triggers;

/// <summary>A late or skipped run is made up for by the next: what is due stays due.</summary>
public sealed class PollTimer(PollStep step)
{
    [Function("Poll")]
    public Task RunAsync([TimerTrigger("%Ingest:Schedule%")] TimerInfo timer, CancellationToken cancellationToken) => step.RunAsync(cancellationToken);
}
