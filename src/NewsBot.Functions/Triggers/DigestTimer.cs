using Microsoft.Azure.Functions.Worker;
using NewsBot.Pipeline;

namespace NewsBot.Functions.Triggers;

/// <summary>A late or skipped run is made up for by the next: several missed digests of a channel become one.</summary>
public sealed class DigestTimer(DigestStep step)
{
    [Function("Digest")]
    public Task RunAsync([TimerTrigger("%Digest:Schedule%")] TimerInfo timer, CancellationToken cancellationToken) => step.RunAsync(cancellationToken);
}
