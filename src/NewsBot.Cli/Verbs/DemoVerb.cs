using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Cli.Azurite;
using NewsBot.Cli.Demo;
using NewsBot.Cli.Hosting;
using NewsBot.Pipeline;
using NewsBot.Sources;
using NewsBot.Storage;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot demo</c>: the whole main job once, on bundled sample sources.</summary>
internal static class DemoVerb
{
    /// <summary>A story comes back with news of a later day; longer than any sample source asks not to be fetched again.</summary>
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromDays(1);

    public static Command Create()
    {
        var command = BotCommand.Create(
            "demo", "The whole main job once, on bundled sample sources: fetch, store, tag, post. Leaves nothing behind.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var watch = Stopwatch.StartNew();
            var clock = new ShiftedClock();
            await using var azurite = await AzuriteProcess.StartAsync(
                AzuriteLocation.InMemory, Console.Error.WriteLine, TimeProvider.System, cancellationToken);
            await using var site = await SampleSite.StartAsync(clock, cancellationToken);
            var configuration = LocalSettings.Only(new Dictionary<string, string?>
            {
                [StorageOptions.Key] = azurite.ConnectionString,
                ["Ingest:AllowPrivateNetworks"] = "true",

                // The sample site is nobody's server.
                ["Read:Pause"] = "00:00:00",

                // One digest takes all, so that the second round shows nothing but what came after the first.
                ["Digest:MaxStories"] = "100",
            });
            await using var bot = await Bot.StartAsync(
                configuration,
                null,
                BotCommand.LogLevelOf(parsed, Microsoft.Extensions.Logging.LogLevel.Error),
                services => services.AddSingleton<TimeProvider>(clock),
                cancellationToken);
            using var rounds = new DemoRounds(bot, Console.Out);

            await SetUpAsync(bot, site, clock, cancellationToken);
            await rounds.RunAsync("First round: everything is new", cancellationToken);

            clock.Skip(BetweenRounds);
            site.PublishMore();
            await rounds.RunAsync("Second round, a day later: unchanged sources answer 304, only what is new is posted", cancellationToken);

            rounds.PrintTotals(site, watch.Elapsed);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task SetUpAsync(Bot bot, SampleSite site, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await bot.Get<SourceStore>().AddAsync(
            [
                .. site.Sources.Select(s => new Source
                {
                    Id = SourceId.Of(s.Url),
                    Url = s.Url.AbsoluteUri,
                    Title = s.Title,
                    Language = s.Language,
                    FullText = true,
                    AddedAt = now,
                }),
            ],
            cancellationToken);
        var instant = new Schedule(Rhythm.Instant, Schedule.UsualTime, "Etc/UTC");
        await bot.Get<ChannelStore>().ChangeAsync(
            ChannelId.Console,
            c => c with
            {
                Subscriptions = [.. ShippedTopics.Default.Select(t => Subscription.Start(t.Id, instant, now) with { Since = now - TimeSpan.FromDays(1) })],
            },
            cancellationToken);

        Console.Out.WriteLine($"{site.Sources.Count} sample sources on {site.BaseAddress}, storage on Azurite, one channel: console");
        foreach (var source in site.Sources)
        {
            Console.Out.WriteLine($"  {source.Language,-8} {source.Title}: {source.Shows}");
        }
    }
}
