using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using NewsBot.Digests;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord;

/// <summary>Posts as a bot (<c>POST /channels/{id}/messages</c>), with a nonce that Discord enforces for a while.</summary>
internal sealed class DiscordBotChat(DiscordWire wire, DiscordOptions options) : IChat
{
    /// <summary>The first second of Discord's ids, 2015-01-01.</summary>
    private const long Epoch = 1_420_070_400_000;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    public ChannelKind Kind => ChannelKind.Discord;

    public IReadOnlyList<string> Render(Digest digest) => DiscordDigest.Render(digest);

    public async Task<PostResult> PostAsync(ChannelId channel, FrozenPart part, CancellationToken cancellationToken)
    {
        if (!options.HasBotToken)
        {
            return new PostResult.Unauthorized("Discord__BotToken is not set");
        }

        var message = Read(part.Body) with { Nonce = part.Nonce, EnforceNonce = true };
        var json = JsonSerializer.Serialize(message, DiscordJson.Default.DiscordMessage);
        return await wire.PostAsync(Resource(channel), Messages(channel), Authorization, json, cancellationToken);
    }

    public async Task<PostedCheck> FindAsync(ChannelId channel, FrozenPart part, CancellationToken cancellationToken)
    {
        if (!options.HasBotToken || DiscordDigest.MarkOf(Read(part.Body).Embeds) is not { } mark)
        {
            return PostedCheck.Unknown;
        }

        var after = (part.FrozenAt - ClockSkew).ToUnixTimeMilliseconds() - Epoch << 22;
        var address = new Uri($"{Messages(channel).AbsoluteUri}?limit=100&after={after.ToString(CultureInfo.InvariantCulture)}");
        return await wire.ReadAsync(Resource(channel), address, Authorization, cancellationToken) switch
        {
            null => PostedCheck.Unknown,
            var messages when messages.Any(m => DiscordDigest.MarkOf(m.Embeds) == mark) => PostedCheck.Found,

            // Where more came than one look shows, it may be among those.
            { Count: 100 } => PostedCheck.Unknown,
            _ => PostedCheck.NotFound,
        };
    }

    private AuthenticationHeaderValue Authorization => new("Bot", options.BotToken);

    private Uri Messages(ChannelId channel) => new($"{options.ApiBaseUrl.AbsoluteUri.TrimEnd('/')}/channels/{channel.Name}/messages");

    private static string Resource(ChannelId channel) => "channel " + channel.Name;

    private static DiscordMessage Read(string body) =>
        JsonSerializer.Deserialize(body, DiscordJson.Default.DiscordMessage) ?? throw new InvalidDataException("The frozen body is empty.");
}
