using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Chat;
using NewsBot.IntegrationTests.Discord;
using NewsBot.Subscriptions;

namespace NewsBot.IntegrationTests.Chat;

/// <summary>The chats as the hosts wire them, against a stand-in.</summary>
internal sealed class ChatHost : IDisposable
{
    private readonly ServiceProvider services;

    public ChatHost(
        StandInDiscord discord, TimeProvider clock, string? token = StandInDiscord.BotToken, Action<IServiceCollection>? configure = null)
    {
        Configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Discord:ApiBaseUrl"] = discord.ApiBaseUrl,
            ["Discord:BotToken"] = token,
        }).Build();
        var collection = new ServiceCollection()
            .AddSingleton(clock)
            .AddSingleton<IWebhookAddresses>(Webhooks)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddChat(Configuration);
        configure?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public IConfigurationRoot Configuration { get; }

    public KeptWebhooks Webhooks { get; } = new();

    /// <summary>Everything that was logged by anybody.</summary>
    public LogLines Log { get; } = new();

    public IChat this[ChannelKind kind] => services.GetServices<IChat>().Single(c => c.Kind == kind);

    public void Dispose() => services.Dispose();

    public sealed class KeptWebhooks : IWebhookAddresses
    {
        private readonly Dictionary<string, SecretUrl> kept = [];

        public void Keep(string name, string address)
        {
            Assert.True(SecretUrl.TryParse(address, out var url));
            kept[name] = url;
        }

        public Task<SecretUrl?> FindAsync(string name, CancellationToken cancellationToken) =>
            Task.FromResult(kept.GetValueOrDefault(name));
    }
}
