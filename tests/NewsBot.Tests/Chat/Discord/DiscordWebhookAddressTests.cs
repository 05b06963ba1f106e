using NewsBot.Chat;
using NewsBot.Chat.Discord;

namespace NewsBot.Tests.Chat.Discord;

public sealed class DiscordWebhookAddressTests
{
    private const string Api = "http://127.0.0.1:5000/api/v10";

    [Theory]
    [InlineData("https://discord.com/api/webhooks/165511591545143296/to-ken_1", true)]
    [InlineData("https://canary.discord.com/api/v10/webhooks/165511591545143296/token?thread_id=1", true)]
    [InlineData("http://127.0.0.1:5000/api/v10/webhooks/165511591545143296/token", true)]
    [InlineData("http://127.0.0.1:5001/api/v10/webhooks/165511591545143296/token", false)]
    [InlineData("https://127.0.0.1:5000/api/v10/webhooks/165511591545143296/token", false)]
    [InlineData("https://discord.com:8443/api/webhooks/165511591545143296/token", false)]
    [InlineData("https://discord.com.evil.example/api/webhooks/165511591545143296/token", false)]
    [InlineData("https://discord.com/api/webhooks/165511591545143296/token/github", false)]
    [InlineData("https://discord.com/api/webhooks/165511591545143296", false)]
    [InlineData("https://discord.com/api/webhooks/../users/@me", false)]
    public void IsWebhook_IsTrue_OnlyOnDiscordsHosts(string address, bool expected)
    {
        Assert.True(SecretUrl.TryParse(address, out var url));

        Assert.Equal(expected, DiscordWebhookAddress.IsWebhook(url, Api));
    }

    [Theory]
    [InlineData("", "?wait=true")]
    [InlineData("?thread_id=42", "?thread_id=42&wait=true")]
    [InlineData("?wait=false&thread_id=42", "?thread_id=42&wait=true")]
    public void Waiting_KeepsTheQueryAndWaits(string query, string expected)
    {
        Assert.True(SecretUrl.TryParse("https://discord.com/api/webhooks/165511591545143296/token" + query, out var url));

        Assert.Equal("https://discord.com/api/webhooks/165511591545143296/token" + expected, DiscordWebhookAddress.Waiting(url).ToString());
    }

    [Theory]
    [InlineData("https://discord.com/api/webhooks/165511591545143296/secret-Token_1", "https://discord.com/api/webhooks/165511591545143296/***")]
    [InlineData("https://discord.com/api/v10/webhooks/165511591545143296/secret-Token_1/?wait=true", "https://discord.com/api/v10/webhooks/165511591545143296/***")]
    [InlineData("https://example.org/secret-Token_1", "https://example.org/***")]
    public void InPart_ShowsTheIdAndNotTheKey(string text, string expected)
    {
        Assert.True(SecretUrl.TryParse(text, out var address));

        Assert.Equal(expected, DiscordWebhookAddress.InPart(address));
    }
}
