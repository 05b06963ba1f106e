using Microsoft.Extensions.Time.Testing;
using NewsBot.IntegrationTests.Discord;
using NewsBot.Storage;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Pipeline;

/// <summary>What outlives the bot's processes: a storage account of its own on Azurite, sites, a chat and the clock.</summary>
internal sealed class BotWorld
{
    public static readonly ChannelId Channel = new(ChannelKind.Discord, "123456789012345678");
    public static readonly TopicId OpenSource = new("open-source");
    public static readonly TopicId Regulation = new("regulation");

    private BotWorld(string connectionString)
    {
        ConnectionString = connectionString;
        Chat = new RecordingChat(Clock);
    }

    public string ConnectionString { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    public ScriptedFetcher Fetcher { get; } = new();

    public RecordingChat Chat { get; }

    /// <summary>Where set, bots post to it over HTTP, by the clock of this world, and not to <see cref="Chat"/>.</summary>
    public StandInDiscord? Discord { get; private set; }

    public async Task<StandInDiscord> OpenDiscordAsync(CancellationToken cancellationToken) =>
        Discord = await StandInDiscord.StartAsync(Clock, cancellationToken);

    public static async Task<BotWorld> CreateAsync(AzuriteFixture azurite)
    {
        var world = new BotWorld(azurite.NewAccount());
        await new StorageAccount(new StorageOptions { ConnectionString = world.ConnectionString })
            .EnsureCreatedAsync(TestContext.Current.CancellationToken);
        return world;
    }
}
