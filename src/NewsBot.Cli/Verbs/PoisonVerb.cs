using System.CommandLine;
using System.Globalization;
using Azure.Storage.Queues;
using NewsBot.Cli.Hosting;
using NewsBot.Pipeline;
using NewsBot.Storage;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot poison</c>: what failed for good, with its reason.</summary>
internal static class PoisonVerb
{
    private static readonly TimeSpan InHand = TimeSpan.FromMinutes(1);

    public static Command Create() => BotCommand.Create("poison", "What failed for good, with its reason.", List(), Replay(), Drop());

    private static Command List()
    {
        var json = BotCommand.Json();
        return BotCommand.Create("list", "Messages in the poison queues by number, and the latest reasons.", json)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var queues = new Dictionary<string, long>();
                foreach (var name in StorageNames.Queues)
                {
                    var poison = bot.Get<StorageAccount>().RawQueue(StorageNames.Poison(name));
                    queues[name] = (await poison.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCountLong;
                }

                var failures = await bot.Get<FailureStore>().ListAsync(cancellationToken);
                if (parsed.GetValue(json))
                {
                    BotCommand.WriteJson(Console.Out, new { queues, failures });
                    return;
                }

                foreach (var (name, count) in queues)
                {
                    Console.Out.WriteLine($"{count,6}  {StorageNames.Poison(name)}");
                }

                foreach (var failure in failures)
                {
                    Console.Out.WriteLine(
                        $"{failure.Time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}  {failure.Where}  {failure.Item}  {failure.Reason}");
                }
            });
    }

    private static Command Replay()
    {
        var queue = QueueArgument();
        return BotCommand.Create("replay", "Put a queue's poisoned messages back, to be tried again.", queue)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var storage = bot.Get<StorageAccount>();
                var name = parsed.GetRequiredValue(queue);
                var target = storage.RawQueue(name);
                var count = await EmptyAsync(
                    storage.RawQueue(StorageNames.Poison(name)),
                    body => target.SendMessageAsync(body, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellationToken),
                    cancellationToken);
                Console.Out.WriteLine($"{count} messages put back into {name}.");
            });
    }

    private static Command Drop()
    {
        var queue = QueueArgument();
        return BotCommand.Create("drop", "Throw a queue's poisoned messages away.", queue).Runs(async (bot, parsed, cancellationToken) =>
        {
            var poison = bot.Get<StorageAccount>().RawQueue(StorageNames.Poison(parsed.GetRequiredValue(queue)));
            var count = await EmptyAsync(poison, _ => Task.CompletedTask, cancellationToken);
            Console.Out.WriteLine($"{count} messages dropped.");
        });
    }

    private static async Task<int> EmptyAsync(QueueClient poison, Func<string, Task> each, CancellationToken cancellationToken)
    {
        var count = 0;
        while (true)
        {
            var messages = (await poison.ReceiveMessagesAsync(32, InHand, cancellationToken)).Value;
            if (messages.Length == 0)
            {
                return count;
            }

            foreach (var message in messages)
            {
                await each(message.MessageText);
                await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
                count++;
            }
        }
    }

    private static Argument<string> QueueArgument()
    {
        var queue = new Argument<string>("queue") { Description = "The queue that the messages came from." };
        queue.AcceptOnlyFromAmong([.. StorageNames.Queues]);
        return queue;
    }
}
