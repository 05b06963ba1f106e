using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord;

/// <summary>Discord channels, by the bot's token over Discord's REST API.</summary>
internal sealed class DiscordBotChat(IOptionsMonitor<DiscordOptions> options, DiscordBotToken token, DiscordWire wire) : DiscordChannelChat
{
    protected override Task<DiscordAnswer> PostAsync(ChannelId channel, string json, CancellationToken cancellationToken) =>
        SendAsync(DiscordRoute.Posts(channel.Name), HttpMethod.Post, $"channels/{channel.Name}/messages", json, cancellationToken);

    protected override async Task<(IReadOnlyList<DiscordStandingMessage>? Messages, DiscordAnswer Answer)> ReadMessagesAsync(
        ChannelId channel, ulong after, CancellationToken cancellationToken)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"channels/{channel.Name}/messages?limit={PageSize}&after={after}");
        var answer = await SendAsync(DiscordRoute.Messages(channel.Name), HttpMethod.Get, path, null, cancellationToken);
        return (answer is DiscordAnswer.Answered { IsSuccess: true } read ? Read(read.Body, DiscordJson.Default.ListDiscordStandingMessage) : null, answer);
    }

    protected override Task<DiscordAnswer> ReadChannelAsync(ChannelId channel, CancellationToken cancellationToken) =>
        SendAsync(DiscordRoute.Channel(channel.Name), HttpMethod.Get, $"channels/{channel.Name}", null, cancellationToken);

    private Task<DiscordAnswer> SendAsync(
        DiscordRoute route, HttpMethod method, string path, string? json, CancellationToken cancellationToken) =>
        token.SendAsync(async secret =>
        {
            using var request = new HttpRequestMessage(method, $"{options.CurrentValue.ApiBaseUrl.TrimEnd('/')}/{path}");
            request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
            request.Headers.TryAddWithoutValidation("Authorization", "Bot " + secret);
            return await wire.SendAsync(route, request, cancellationToken);
        });
}
