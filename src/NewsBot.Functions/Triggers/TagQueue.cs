using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using NewsBot.Pipeline;
using NewsBot.Storage;

namespace NewsBot.Functions.Triggers;

internal sealed class TagQueue(QueueStep<ArticlesToTag> step, TriggeredMessages messages)
{
    [Function("Tag")]
    public Task RunAsync([QueueTrigger(StorageNames.ArticlesToTag)] QueueMessage message, CancellationToken cancellationToken) =>
        messages.RunAsync(step, message, cancellationToken);
}
