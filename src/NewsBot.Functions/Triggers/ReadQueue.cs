using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using NewsBot.Pipeline;
using NewsBot.Storage;

namespace NewsBot.Functions.Triggers;

internal sealed class ReadQueue(QueueStep<PagesToRead> step, TriggeredMessages messages)
{
    [Function("Read")]
    public Task RunAsync([QueueTrigger(StorageNames.PagesToRead)] QueueMessage message, CancellationToken cancellationToken) =>
        messages.RunAsync(step, message, cancellationToken);
}
