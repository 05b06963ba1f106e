using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using NewsBot.Pipeline;
using NewsBot.Storage;

namespace NewsBot.Functions.Triggers;

internal sealed class PostQueue(QueueStep<DigestToPost> step, TriggeredMessages messages)
{
    [Function("Post")]
    public Task RunAsync([QueueTrigger(StorageNames.DigestsToPost)] QueueMessage message, CancellationToken cancellationToken) =>
        messages.RunAsync(step, message, cancellationToken);
}
