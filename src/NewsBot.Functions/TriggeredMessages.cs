using Azure.Storage.Queues.Models;
using NewsBot.Pipeline;
using NewsBot.Storage;

namespace NewsBot.Functions;

/// <summary>
/// Runs a step on a message that the Functions host gave, as the local host does: the reason of what fails for good is kept, and what can't
/// be read goes to the poison queue at its first try.
/// </summary>
internal sealed class TriggeredMessages(FailedTries failedTries, StorageAccount storage, HostQueueSettings settings)
{
    public async Task RunAsync<TMessage>(QueueStep<TMessage> step, QueueMessage message, CancellationToken cancellationToken)
        where TMessage : class, IStepMessage
    {
        try
        {
            await step.RunAsync(message.Body.ToMemory(), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && message.DequeueCount < settings.MaxDequeueCount)
        {
            // The host stops: the message is another instance's.
            throw;
        }
        catch (Exception e)
        {
            // To the host a try that it stopped was one like any other: after the last the message is poison, and says why.
            var reason = cancellationToken.IsCancellationRequested && e is OperationCanceledException
                ? new OperationCanceledException("The host stopped during the last try.", e)
                : e;
            var isPoison = await failedTries.IsPoisonAsync(
                step.Name, message.MessageId, message.DequeueCount, settings.MaxDequeueCount, reason, CancellationToken.None);
            if (!isPoison || message.DequeueCount >= settings.MaxDequeueCount)
            {
                // The host waits and tries again, or after the last try makes the poison copy itself.
                throw;
            }

            await storage.Queue(StorageNames.Poison(step.Name))
                .SendMessageAsync(message.Body, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: CancellationToken.None);
        }
    }
}
