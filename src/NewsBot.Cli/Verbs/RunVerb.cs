using System.CommandLine;
using Microsoft.Extensions.Logging;
using NewsBot.Cli.Hosting;
using NewsBot.Pipeline;
using NewsBot.Sources;
using NewsBot.Subscriptions;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot run</c>: the local host.</summary>
internal static class RunVerb
{
    /// <summary>A run that ends does not wait half a minute between the tries of a failing message.</summary>
    private static readonly QueueSettings Once = new() { RetryPause = TimeSpan.FromSeconds(1) };

    public static Command Create()
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Where the HTTP routes answer.",
            DefaultValueFactory = _ => "http://127.0.0.1:7071",
        };
        var once = new Option<bool>("--once") { Description = "Run what is due, drain the queues, send what is due, and end." };
        var command = BotCommand.Create("run", "Run the bot here: same steps, schedules and routes as in the cloud.", urls, once);
        return command.Runs(
            async (bot, parsed, cancellationToken) =>
            {
                await AddDefaultSourcesAsync(bot, cancellationToken);
                await HintAtSubscriptionsAsync(bot, cancellationToken);
                if (parsed.GetValue(once))
                {
                    await RunOnceAsync(bot, cancellationToken);
                    return;
                }

                await using var http = await HttpRoutes.StartAsync(bot.Services, parsed.GetRequiredValue(urls), cancellationToken);
                Console.Error.WriteLine($"NewsBot runs; health at {http.BaseAddress}api/health. Ctrl-C stops it.");
                await new LocalHost(bot.Services, new QueueSettings()).RunAsync(cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
            },
            LogLevel.Information);
    }

    private static async Task RunOnceAsync(Bot bot, CancellationToken cancellationToken)
    {
        using var counts = new StepCounts();
        var host = new LocalHost(bot.Services, Once);
        await host.IngestAsync(cancellationToken);
        await host.PostAsync(cancellationToken);
        Console.Error.WriteLine(counts.ToString());

        var health = await bot.Get<Health>().CheckAsync(cancellationToken);
        foreach (var (queue, waiting) in health.Queues.Where(q => q.Value > 0))
        {
            Console.Error.WriteLine($"{waiting} in {queue} wait for the time that was asked for; a later run takes them.");
        }
    }

    private static async Task AddDefaultSourcesAsync(Bot bot, CancellationToken cancellationToken)
    {
        var store = bot.Get<SourceStore>();
        if ((await store.ListAsync(cancellationToken)).Count == 0)
        {
            var added = await store.AddAsync(DefaultSources.All(bot.Get<TimeProvider>().GetUtcNow()), cancellationToken);
            Console.Error.WriteLine($"No sources are watched yet; {added.Count} well-known ones were added ('newsbot sources list' shows them).");
        }
    }

    private static async Task HintAtSubscriptionsAsync(Bot bot, CancellationToken cancellationToken)
    {
        if ((await bot.Get<ChannelStore>().ListAsync(cancellationToken)).Count == 0)
        {
            Console.Error.WriteLine(
                "No channel is subscribed yet, so no digest is posted: newsbot subscriptions add --channel console --topic open-source --schedule instant");
        }
    }
}
