using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using NewsBot.Pipeline;
using NewsBot.Storage;

namespace NewsBot.Cli.Hosting;

/// <summary>
/// Works off one queue as Azure Functions does: batches, a lock per message, retries after a pause, and after the last try the
/// poison queue, here with the reason in table <c>Failures</c>.
/// </summary>
internal sealed partial class QueueWorker(
    StorageAccount storage,
    string name,
    Func<ReadOnlyMemory<byte>, CancellationToken, Task> step,
    FailedTries failedTries,
    QueueSettings settings,
    TimeProvider clock,
    ILogger logger)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);

    private readonly QueueClient queue = storage.RawQueue(name);
    private readonly QueueClient poison = storage.RawQueue(StorageNames.Poison(name));

    public string Name => name;

    /// <summary>Works until a stop is asked for; what is then in hand is finished within the grace or given back.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var abandon = new CancellationTokenSource();
        using var registration = stop.Register(() => abandon.CancelAfter(settings.Grace));
        var inHand = new HashSet<Task>();
        var wait = ShortestWait;
        while (!stop.IsCancellationRequested)
        {
            var received = await ReceiveAsync(abandon.Token);
            foreach (var message in received)
            {
                inHand.Add(HandleAsync(message, stop, abandon.Token));
            }

            wait = received.Length > 0 ? ShortestWait : TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, settings.MaxPollingInterval.Ticks));
            while (inHand.Count > settings.NewBatchThreshold)
            {
                inHand.Remove(await Task.WhenAny(inHand));
            }

            inHand.RemoveWhere(t => t.IsCompleted);
            if (received.Length == 0)
            {
                await Pause.ForAsync(wait, clock, stop);
            }
        }

        await Task.WhenAll(inHand);
    }

    /// <summary>Works until the queue gives nothing more, failing messages to their end; returns how many were handled.</summary>
    public async Task<int> DrainAsync(CancellationToken stop)
    {
        var handled = 0;
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        while (!stop.IsCancellationRequested)
        {
            var received = await ReceiveAsync(stop);
            foreach (var result in await Task.WhenAll(received.Select(m => HandleAsync(m, stop, stop))))
            {
                _ = result.Retried ? waiting.Add(result.MessageId) : waiting.Remove(result.MessageId);
            }

            handled += received.Length;
            if (received.Length == 0)
            {
                if (waiting.Count == 0)
                {
                    break;
                }

                await Pause.ForAsync(ShortestWait, clock, stop);
            }
        }

        return handled;
    }

    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await queue.ReceiveMessagesAsync(settings.BatchSize, settings.Lock, cancellationToken)).Value;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            // Storage is away; the worker outlives that.
            Log.NoAnswer(logger, name, e.Message);
            return [];
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }

    /// <summary>Never throws: what can't be settled is seen again when its lock runs out.</summary>
    private async Task<(string MessageId, bool Retried)> HandleAsync(QueueMessage received, CancellationToken stop, CancellationToken abandon)
    {
        await using var message = new MessageInHand(queue, received, settings.Lock, clock);
        try
        {
            return (message.Id, await HandleAsync(message, stop, abandon));
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            Log.NoAnswer(logger, name, e.Message);
            return (message.Id, false);
        }
    }

    private async Task<bool> HandleAsync(MessageInHand message, CancellationToken stop, CancellationToken abandon)
    {
        try
        {
            await step(Decode(message.Body), abandon);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await message.ReleaseAsync(TimeSpan.Zero, CancellationToken.None);
            return false;
        }
        catch (Exception e)
        {
            if (await failedTries.IsPoisonAsync(name, message.Id, message.DequeueCount, settings.MaxDequeueCount, e, CancellationToken.None))
            {
                await poison.SendMessageAsync(message.Body, timeToLive: TimeSpan.FromSeconds(-1));
            }
            else
            {
                await message.ReleaseAsync(settings.RetryPause, CancellationToken.None);
                return true;
            }
        }

        await message.DeleteAsync(CancellationToken.None);
        return false;
    }

    private static byte[] Decode(string body)
    {
        try
        {
            return Convert.FromBase64String(body);
        }
        catch (FormatException e)
        {
            throw new InvalidDataException("The message is not Base64, as messages of this bot are.", e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(202, LogLevel.Warning, "Queue {Queue} does not answer ({Reason})")]
        public static partial void NoAnswer(ILogger logger, string queue, string reason);
    }
}
