using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;
using NewsBot.Digests;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord;

/// <summary>
/// Discord webhooks, by their secret addresses. Discord gives them neither nonce nor history: a post that was sent and not
/// answered stays in doubt.
/// </summary>
internal sealed class DiscordWebhookChat(IWebhookAddresses addresses, IOptionsMonitor<DiscordOptions> options, DiscordWire wire) : IChat
{
    // A webhook that answered 404 is never called again: Discord restricts whoever goes on.
    private readonly ConcurrentDictionary<Uri, PostResult> gone = new();

    public ChannelKind Kind => ChannelKind.Webhook;

    public IReadOnlyList<string> Render(Digest digest) => DiscordDigest.Render(digest, withButtons: false);

    public string Render(Notice notice) => DiscordDigest.Render(notice);

    public async Task<PostResult> PostAsync(ChannelId channel, FrozenPart part, CancellationToken cancellationToken)
    {
        if (await addresses.FindAsync(channel.Name, cancellationToken) is not { } address)
        {
            return new PostResult.ChannelGone($"No address is kept for {channel}.");
        }

        if (!DiscordWebhookAddress.IsWebhook(address, options.CurrentValue.ApiBaseUrl))
        {
            return new PostResult.ChannelGone($"The address kept for {channel} is not a Discord webhook's.");
        }

        if (gone.TryGetValue(address.Reveal(), out var reason))
        {
            return reason;
        }

        if (DiscordPosts.Content(part, enforceNonce: false) is not { } content)
        {
            return new PostResult.Rejected("The frozen body is not a message.");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, DiscordWebhookAddress.Waiting(address)) { Content = content };
        var route = new DiscordRoute("POST /webhooks/{id}/{token}", address.Reveal().AbsolutePath);
        var answer = await wire.SendAsync(route, request, cancellationToken);
        var result = DiscordPosts.ToResult(answer) switch
        {
            // Its address is its only key: refused, it is this webhook's trouble and no other's.
            PostResult.Unauthorized refused => new PostResult.ChannelGone(refused.Reason),
            var other => other,
        };
        if (result is PostResult.ChannelGone
            && answer is DiscordAnswer.Answered { Status: HttpStatusCode.NotFound or HttpStatusCode.Unauthorized })
        {
            gone[address.Reveal()] = result;
        }

        return result;
    }

    public Task<PostedCheck> FindAsync(ChannelId channel, FrozenPart part, CancellationToken cancellationToken) =>
        Task.FromResult(PostedCheck.Unknown);
}
