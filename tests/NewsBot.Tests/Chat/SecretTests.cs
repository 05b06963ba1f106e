using Microsoft.Extensions.Configuration;
using NewsBot.Chat;
using NewsBot.Chat.Discord;

namespace NewsBot.Tests.Chat;

public sealed class SecretTests
{
    [Fact]
    public void ToString_ShowsNothing() => Assert.Equal("***", $"{new Secret("token")}");

    [Theory]
    [InlineData("token", "token")]
    [InlineData(" token\n", "token")]
    public void Binding_MakesASecret_WhenTheKeyIsSet(string value, string expected) =>
        Assert.Equal(expected, Bind(value).BotToken?.Reveal());

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Binding_MakesNone_WhenTheKeyIsBlank(string value) => Assert.Null(Bind(value).BotToken);

    [Fact]
    public void SecretUrl_ShowsOnlyItsHost()
    {
        Assert.True(SecretUrl.TryParse("https://discord.com/api/webhooks/165511591545143296/token?thread_id=1", out var url));

        Assert.Equal("https://discord.com/***", $"{url}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("discord.com/api/webhooks/1/x")]
    [InlineData("http://discord.com/api/webhooks/165511591545143296/token")]
    [InlineData("https://user@discord.com/")]
    public void SecretUrl_IsRefused_WhenItWouldTravelOpenly(string? text) => Assert.False(SecretUrl.TryParse(text, out _));

    private static DiscordOptions Bind(string value) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["BotToken"] = value })
        .Build()
        .Get<DiscordOptions>() ?? new DiscordOptions();
}
