using NewsBot.Digests;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord;

/// <summary>
/// Posts by a webhook, waiting for Discord to say that the message is saved. Webhooks have neither nonces nor a history: what a
/// broken exchange left is unknown for good.
/// </summary>
internal sealed class DiscordWebhookChat(DiscordWire wire, IWebhookAddresses addresses) : IChat
{
    public ChannelKind Kind => ChannelKind.Webhook;

    public IReadOnlyList<string> Render(Digest digest) => DiscordDigest.Render(digest);

    public async Task<PostResult> PostAsync(ChannelId channel, FrozenPart part, CancellationToken cancellationToken)
    {
        if (await addresses.FindAsync(channel.Name, cancellationToken) is not { } secret)
        {
            return new PostResult.ChannelGone($"no address is stored for {channel}; subscribe it anew");
        }

        // A query of its own, such as thread_id, stays.
        var address = secret.Reveal();
        var waiting = new UriBuilder(address) { Query = (address.Query.Length > 1 ? address.Query[1..] + "&" : "") + "wait=true" }.Uri;
        return await wire.PostAsync("webhook " + channel.Name, waiting, null, part.Body, cancellationToken) switch
        {
            // A webhook's token is its address: what refuses it is this one's trouble, not the bot's.
            PostResult.Unauthorized refused => new PostResult.ChannelGone(refused.Reason),
            var result => result,
        };
    }

    public Task<PostedCheck> FindAsync(ChannelId channel, FrozenPart part, CancellationToken cancellationToken) =>
        Task.FromResult(PostedCheck.Unknown);
}
