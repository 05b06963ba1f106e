using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using NewsBot.Pipeline;
using NewsBot.Storage;

namespace NewsBot.Functions.Triggers;

internal sealed class FetchQueue(QueueStep<SourcesToFetch> step, TriggeredMessages messages)
{
    [Function("Fetch")]
    public Task RunAsync([QueueTrigger(StorageNames.SourcesToFetch)] QueueMessage message, CancellationToken cancellationToken) =>
        messages.RunAsync(step, message, cancellationToken);
}
