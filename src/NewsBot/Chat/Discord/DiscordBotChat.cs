using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Digests;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord;

/// <summary>Discord channels, by the bot's token over Discord's REST API.</summary>
internal sealed partial class DiscordBotChat(IOptionsMonitor<DiscordOptions> options, DiscordWire wire, ILogger<DiscordBotChat> logger) : IChat
{
    private const int PageSize = 100;
    private const int MaxPages = 10;

    /// <summary>Our clock against Discord's, by which its messages are numbered.</summary>
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(5);

    // The one that Discord refused, empty where there is none: told once, for all that waits for a better one.
    private volatile string? refusedToken;

    public ChannelKind Kind => ChannelKind.Discord;

    public IReadOnlyList<string> Render(Digest digest) => DiscordDigest.Render(digest, withButtons: true);

    public string Render(Notice notice) => DiscordDigest.Render(notice);

    public async Task<PostResult> PostAsync(ChannelId channel, FrozenPart part, CancellationToken cancellationToken)
    {
        if (DiscordPosts.Content(part, enforceNonce: true) is not { } content)
        {
            return new PostResult.Rejected("The frozen body is not a message.");
        }

        var route = new DiscordRoute("POST /channels/{id}/messages", channel.Name);
        return DiscordPosts.ToResult(await SendAsync(route, HttpMethod.Post, $"channels/{channel.Name}/messages", content, cancellationToken));
    }

    public async Task<PostedCheck> FindAsync(ChannelId channel, FrozenPart part, CancellationToken cancellationToken)
    {
        if (Read(Encoding.UTF8.GetBytes(part.Body), DiscordJson.Default.DiscordMessage) is not { } ours)
        {
            return PostedCheck.Unknown;
        }

        var since = Snowflake.At(part.FrozenAt - ClockSlack);
        var after = since;
        for (var page = 0; page < MaxPages; page++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"channels/{channel.Name}/messages?limit={PageSize}&after={after}");
            var route = new DiscordRoute("GET /channels/{id}/messages", channel.Name);
            var answer = await SendAsync(route, HttpMethod.Get, path, null, cancellationToken);
            if (answer is not DiscordAnswer.Answered { IsSuccess: true } answered
                || Read(answered.Body, DiscordJson.Default.ListDiscordStandingMessage) is not { } messages)
            {
                return WhenUnread(answer);
            }

            if (messages.Any(m => DiscordMark.IsSame(ours, m)))
            {
                return PostedCheck.Found;
            }

            if (messages.Count < PageSize)
            {
                return messages.Count > 0 || page > 0 ? PostedCheck.NotFound : await ReadEmptinessAsync(channel, since, cancellationToken);
            }

            after = messages.Max(m => Snowflake.TryParse(m.Id, out var id) ? id : 0);
        }

        return PostedCheck.Unknown;
    }

    /// <summary>
    /// Without the permission to read the history Discord answers with no messages rather than with a refusal; the channel's own
    /// last message tells an empty history from a closed one.
    /// </summary>
    private async Task<PostedCheck> ReadEmptinessAsync(ChannelId channel, ulong since, CancellationToken cancellationToken)
    {
        var route = new DiscordRoute("GET /channels/{id}", channel.Name);
        var answer = await SendAsync(route, HttpMethod.Get, $"channels/{channel.Name}", null, cancellationToken);
        if (answer is not DiscordAnswer.Answered { IsSuccess: true } answered
            || Read(answered.Body, DiscordJson.Default.DiscordChannelState) is not { } state)
        {
            return WhenUnread(answer);
        }

        return state.LastMessageId is null || (Snowflake.TryParse(state.LastMessageId, out var last) && last < since)
            ? PostedCheck.NotFound
            : PostedCheck.Unknown;
    }

    private async Task<DiscordAnswer> SendAsync(
        DiscordRoute route, HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        var current = options.CurrentValue;
        if (current.BotToken?.Reveal() is not { } token)
        {
            if (Interlocked.Exchange(ref refusedToken, "") is not "")
            {
                Log.NoToken(logger);
            }

            return new DiscordAnswer.Withheld("Discord__BotToken is not set; Discord channels need it.");
        }

        if (token == refusedToken)
        {
            return new DiscordAnswer.Withheld("Discord__BotToken was refused by Discord; nothing is sent until it is mended.");
        }

        using var request = new HttpRequestMessage(method, $"{current.ApiBaseUrl.TrimEnd('/')}/{path}") { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", "Bot " + token);
        var answer = await wire.SendAsync(route, request, cancellationToken);
        if (answer is DiscordAnswer.Answered { Status: HttpStatusCode.Unauthorized } && Interlocked.Exchange(ref refusedToken, token) != token)
        {
            Log.TokenRefused(logger);
        }

        return answer;
    }

    private static PostedCheck WhenUnread(DiscordAnswer answer) =>
        answer is DiscordAnswer.Answered { Status: HttpStatusCode.Forbidden or HttpStatusCode.NotFound }
            ? PostedCheck.Unknown
            : PostedCheck.Later;

    private static T? Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            7002,
            LogLevel.Critical,
            "Discord refuses the bot's token. Nothing is posted to Discord channels until "
            + "Discord__BotToken is mended (developer portal, Bot, Reset Token); what is due waits.")]
        public static partial void TokenRefused(ILogger logger);

        [LoggerMessage(
            7003,
            LogLevel.Critical,
            "Discord__BotToken is not set. Nothing is posted to Discord channels until it is; what is due waits.")]
        public static partial void NoToken(ILogger logger);
    }
}
