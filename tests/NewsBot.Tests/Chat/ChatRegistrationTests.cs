using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Moq;
using NewsBot.Chat;
using NewsBot.Chat.Discord;
using NewsBot.Subscriptions;

namespace NewsBot.Tests.Chat;

public sealed class ChatRegistrationTests
{
    [Fact]
    public async Task AddChat_GivesAChatOfEachKind_AndTheConsoleItsWriter()
    {
        using var terminal = new StringWriter();
        await using var services = Services([], terminal);

        var chats = services.GetServices<IChat>().ToDictionary(c => c.Kind);
        await chats[ChannelKind.Console].PostAsync(
            ChannelId.Console, FrozenPart.Freeze(ChannelId.Console, "digest", TestDigests.Due), TestContext.Current.CancellationToken);

        Assert.Equal(Enum.GetValues<ChannelKind>().Length, chats.Count);
        Assert.Equal("digest" + Environment.NewLine, terminal.ToString());
    }

    [Fact]
    public async Task AddChat_RefusesToStart_WhenAnOptionIsWrong()
    {
        await using var services = Services(new() { ["Discord:ApplicationId"] = "newsbot" }, TextWriter.Null);

        var refused = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.StartsWith("Discord__ApplicationId is 'newsbot'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddChat_ReadsTheSection_WhenItIsConfigured()
    {
        await using var services = Services(new() { ["Discord:ApiBaseUrl"] = "http://127.0.0.1:5000/api/v10" }, TextWriter.Null);

        Assert.Equal("http://127.0.0.1:5000/api/v10", services.GetRequiredService<IOptions<DiscordOptions>>().Value.ApiBaseUrl);
    }

    private static ServiceProvider Services(Dictionary<string, string?> configuration, TextWriter console) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(Mock.Of<IWebhookAddresses>())
        .AddChat(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build(), console)
        .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
}
