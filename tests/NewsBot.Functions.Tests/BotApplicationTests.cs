using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NewsBot.Chat;
using NewsBot.Chat.Discord;
using NewsBot.DiscordNet;
using NewsBot.Functions.Triggers;
using NewsBot.Storage;
using NewsBot.Subscriptions;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace NewsBot.Functions.Tests;

/// <summary>The app as <c>Program.cs</c> composes it, on settings alone: nothing here can ask storage or Discord.</summary>
public sealed class BotApplicationTests
{
    public static TheoryData<Type> Triggers =>
    [
        .. typeof(PollTimer).Assembly.GetTypes().Where(t => t.Namespace == typeof(PollTimer).Namespace && t is { IsNested: false, IsClass: true }),
    ];

    [Theory]
    [MemberData(nameof(Triggers))]
    public void Trigger_CanBeMade_FromTheValidatedContainer(Type trigger)
    {
        using var app = Build();
        using var invocation = app.Services.CreateScope();

        Assert.NotNull(ActivatorUtilities.CreateInstance(invocation.ServiceProvider, trigger));
    }

    [Fact]
    public void Chats_AreOneOfAKind_WithDiscordNetForChannels()
    {
        using var app = Build();

        var chats = app.Services.GetServices<IChat>().ToDictionary(c => c.Kind);

        Assert.Equal(3, chats.Count);
        Assert.IsType<DiscordNetChat>(chats[ChannelKind.Discord]);
    }

    [Fact]
    public void CheckConfiguration_IsContent_WithoutAnySecretOfDiscord()
    {
        using var app = Build();

        Assert.Same(app, app.CheckConfiguration());
    }

    [Fact]
    public void CheckConfiguration_IsContent_WhereTheVaultHasNotAnsweredYet()
    {
        const string Reference = "@Microsoft.KeyVault(SecretUri=https://kv.example/secrets/x)";
        using var app = Build(("Discord:ApplicationId", "123456789012345678"), ("Discord:PublicKey", Reference), ("Discord:BotToken", Reference));

        app.CheckConfiguration();

        var discord = app.Services.GetRequiredService<IOptions<DiscordOptions>>().Value;
        Assert.Equal(("123456789012345678", "", null), (discord.ApplicationId, discord.PublicKey, discord.BotToken));
        Assert.Equal(["Discord__BotToken", "Discord__PublicKey"], app.Services.GetRequiredService<UnresolvedSecrets>().Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Ingest:MaxConcurrency", "0", "Ingest__MaxConcurrency")]
    [InlineData("Ingest:MaxConcurrency", "many", "Ingest__MaxConcurrency")]
    [InlineData("Retention:Days", "-1", "Retention__Days")]
    [InlineData("Discord:PublicKey", "not a key", "Discord__PublicKey")]
    public void CheckConfiguration_NamesTheKey_WhenASettingCannotBeUsed(string key, string value, string named)
    {
        using var app = Build((key, value));

        var fault = ConfigurationFault.Describe(Assert.ThrowsAny<Exception>(() => app.CheckConfiguration()));

        Assert.Contains(named, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckConfiguration_NamesTheKeyAndNotTheSecret_WhenStorageCannotBeUsed()
    {
        using var app = Build((StorageOptions.Key, "AccountKey=secret"));

        var fault = Assert.Throws<StorageException>(() => app.CheckConfiguration()).Message;

        Assert.Contains(StorageOptions.Key, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=00000000-0000-0000-0000-000000000001", true)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4317", true)]
    public void Telemetry_IsGathered_WhereItGoesSomewhere(string? key, string? value, bool gathered)
    {
        using var app = key is null ? Build() : Build((key, value));

        Assert.Equal(gathered, app.Services.GetService<TracerProvider>() is not null);
        Assert.Equal(gathered, app.Services.GetService<MeterProvider>() is not null);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("nonsense", false)]
    [InlineData("Authorization=AAD", true)]
    [InlineData("ClientId=00000000-0000-0000-0000-000000000001;Authorization=AAD", true)]
    public void Telemetry_GoesUnderTheAppsIdentity_WhereItIsSaid(string? text, bool identity)
    {
        Assert.Equal(identity, Telemetry.IdentityFrom(text) is Azure.Identity.ManagedIdentityCredential);
    }

    [Fact]
    public void HostJson_IsBesideTheApp_AndItsTriesAreTheWorkers()
    {
        var settings = HostQueueSettings.Load(AppContext.BaseDirectory, new ConfigurationBuilder().Build());

        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "host.json")));
        Assert.Equal(5, settings.MaxDequeueCount);
    }

    [Fact]
    public void HostQueueSettings_FollowTheAppSetting_AsTheHostDoes()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("AzureFunctionsJobHost:extensions:queues:maxDequeueCount", "2")])
            .Build();

        Assert.Equal(2, HostQueueSettings.Load(AppContext.BaseDirectory, configuration).MaxDequeueCount);
    }

    private static IHost Build(params (string Key, string? Value)[] settings)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection([new(StorageOptions.Key, "UseDevelopmentStorage=true")]);
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value)));
        builder.AddBot().AddTelemetry();
        builder.ConfigureContainer(
            new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
        return builder.Build();
    }
}
