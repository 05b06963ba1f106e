using NewsBot.Pipeline;
using NewsBot.Storage;

namespace NewsBot.IntegrationTests.Pipeline;

/// <summary>Takes a message out of its queue, as the host would hand it to the step.</summary>
internal static class QueuePeek
{
    public static async Task<TMessage> TakeAsync<TMessage>(BotProcess bot, CancellationToken cancellationToken)
        where TMessage : class, IStepMessage
    {
        var messages = bot.Get<QueueOf<TMessage>>();
        var queue = bot.Get<StorageAccount>().Queue(messages.Name);
        var received = (await queue.ReceiveMessageAsync(cancellationToken: cancellationToken)).Value;
        await queue.DeleteMessageAsync(received.MessageId, received.PopReceipt, cancellationToken);
        return messages.Read(received.Body.ToMemory().Span);
    }
}
