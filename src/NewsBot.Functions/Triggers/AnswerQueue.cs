using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using NewsBot.Pipeline;
using NewsBot.Storage;

namespace NewsBot.Functions.Triggers;

internal sealed class AnswerQueue(QueueStep<InteractionToAnswer> step, TriggeredMessages messages)
{
    [Function("Answer")]
    public Task RunAsync([QueueTrigger(StorageNames.InteractionsToAnswer)] QueueMessage message, CancellationToken cancellationToken) =>
        messages.RunAsync(step, message, cancellationToken);
}
