using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Chat.Discord;
using NewsBot.Cli.Hosting;
using NewsBot.Fetching;
using NewsBot.IntegrationTests.Chat;
using NewsBot.IntegrationTests.Discord;
using NewsBot.Pipeline;
using NewsBot.Sources;
using NewsBot.Storage;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Pipeline;

/// <summary>The bot as one process has it, on storage, sites and a chat that outlive it.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly IFetcher? fetcher;

    public BotProcess(BotWorld world, KillSwitch? killSwitch = null, IFetcher? fetcher = null, params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                [StorageOptions.Key] = world.ConnectionString,

                // The clock of tests stands still by itself.
                ["Read:Pause"] = "00:00:00",
                ["Discord:ApiBaseUrl"] = world.Discord?.ApiBaseUrl ?? "https://discord.invalid/api/v10",
                ["Discord:BotToken"] = world.Discord is null ? null : StandInDiscord.BotToken,
            })
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value)))
            .Build();
        this.fetcher = fetcher;
        world.Chat.Poster = killSwitch;
        Configuration = configuration;
        var bot = new ServiceCollection()
            .AddSingleton<TimeProvider>(world.Clock)
            .AddSingleton(new StorageAccount(StorageServices.OptionsFrom(configuration), killSwitch))
            .AddLogging(l => l.SetMinimumLevel(LogLevel.Warning).AddProvider(Log))
            .AddNewsBot(configuration)
            .AddSingleton(fetcher ?? world.Fetcher);
        if (world.Discord is null)
        {
            bot.AddSingleton(new ChatPorts([world.Chat]));
        }
        else if (killSwitch is not null)
        {
            bot.AddHttpClient(DiscordWire.ClientName).AddHttpMessageHandler(() => new KillingHandler(killSwitch));
        }

        services = bot.BuildServiceProvider();

        // A failing message is tried again at once: tests wait for nothing.
        Host = new LocalHost(services, new QueueSettings { RetryPause = TimeSpan.Zero });
    }

    public LocalHost Host { get; }

    public IConfigurationRoot Configuration { get; }

    /// <summary>Warnings and worse.</summary>
    public LogLines Log { get; } = new();

    public OperationCounter Operations => Get<StorageAccount>().Operations;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task AddSourceAsync(string url, bool fullText = false, ChannelId? owner = null) => Get<SourceStore>().AddAsync(
        [
            new Source
            {
                Id = SourceId.Of(new Uri(url)),
                Url = url,
                FullText = fullText,
                Owner = owner?.ToString(),
                AddedAt = Get<TimeProvider>().GetUtcNow(),
            },
        ],
        TestContext.Current.CancellationToken);

    public Task SubscribeAsync(ChannelId channel, Rhythm rhythm, params TopicId[] topics)
    {
        var now = Get<TimeProvider>().GetUtcNow();
        var schedule = new Schedule(rhythm, Schedule.UsualTime, "Etc/UTC");
        return Get<ChannelStore>().ChangeAsync(
            channel,
            c => c with { Subscriptions = [.. topics.Select(t => Subscription.Start(t, schedule, now))] },
            TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        (fetcher as IDisposable)?.Dispose();
    }
}
