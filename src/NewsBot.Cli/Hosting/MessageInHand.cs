using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace NewsBot.Cli.Hosting;

/// <summary>A received message, whose lock is renewed until it is settled. Each renewal changes the receipt that settles it.</summary>
internal sealed class MessageInHand : IAsyncDisposable
{
    private readonly QueueClient queue;
    private readonly QueueMessage message;
    private readonly TimeSpan lockFor;
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource settled = new();
    private readonly SemaphoreSlim receiptLock = new(1, 1);
    private readonly Task renewing;
    private string receipt;

    public MessageInHand(QueueClient queue, QueueMessage message, TimeSpan lockFor, TimeProvider clock)
    {
        (this.queue, this.message, this.lockFor, this.clock) = (queue, message, lockFor, clock);
        receipt = message.PopReceipt;
        renewing = RenewAsync();
    }

    public string Id => message.MessageId;

    public long DequeueCount => message.DequeueCount;

    /// <summary>As it stands in the queue, Base64 or not.</summary>
    public string Body => message.MessageText;

    public Task DeleteAsync(CancellationToken cancellationToken) =>
        SettleAsync(token => queue.DeleteMessageAsync(message.MessageId, receipt, token), cancellationToken);

    /// <summary>Lets others see it again after the pause.</summary>
    public Task ReleaseAsync(TimeSpan pause, CancellationToken cancellationToken) =>
        SettleAsync(
            token => queue.UpdateMessageAsync(message.MessageId, receipt, visibilityTimeout: pause, cancellationToken: token),
            cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await settled.CancelAsync();
        await renewing;
        settled.Dispose();
        receiptLock.Dispose();
    }

    private async Task SettleAsync(Func<CancellationToken, Task> settle, CancellationToken cancellationToken)
    {
        await receiptLock.WaitAsync(cancellationToken);
        try
        {
            await settle(cancellationToken);
            await settled.CancelAsync();
        }
        catch (RequestFailedException e) when (e.Status is 404 or 400)
        {
            // Its lock ran out and another worker has it: doing a step twice changes nothing.
        }
        finally
        {
            receiptLock.Release();
        }
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(lockFor / 2, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(settled.Token))
            {
                await receiptLock.WaitAsync(settled.Token);
                try
                {
                    var renewed = await queue.UpdateMessageAsync(
                        message.MessageId, receipt, visibilityTimeout: lockFor, cancellationToken: settled.Token);
                    receipt = renewed.Value.PopReceipt;
                }
                finally
                {
                    receiptLock.Release();
                }
            }
        }
        catch (OperationCanceledException) when (settled.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            // The lock is lost or will be; another worker may begin the message, which changes nothing.
            return;
        }
    }
}
