using System.Buffers.Binary;
using NewsBot.Chat;
using NewsBot.Digests;
using NewsBot.Sources;
using NewsBot.Subscriptions;

namespace NewsBot.Pipeline;

/// <summary>Tells a source's owner of its trouble, or that it is over, by the way that digests go: frozen first, then posted once.</summary>
public sealed class SourceNotices(ChannelStore channels, Outbox outbox, ChatPorts chats, QueueOf<DigestToPost> queue, TimeProvider clock)
{
    /// <param name="notice">What is told.</param>
    /// <param name="claimedUntil">The end of the claim in which it was found: the same when the fetch is done again.</param>
    /// <param name="cancellationToken">Stops the telling.</param>
    public async Task SendAsync(SourceNotice notice, DateTimeOffset claimedUntil, CancellationToken cancellationToken)
    {
        var id = ChannelId.TryParse(notice.Owner, out var owner) ? owner.Value : ChannelId.Console;
        var channel = await channels.FindAsync(id, cancellationToken) ?? new Channel { Id = id };
        if (channel.SwitchedOff is not null)
        {
            // Discord holds each refusal against the bot; the source's health is in its list all the same.
            return;
        }

        // A channel's digests and notices are told apart by their instants, so each source has one of its own.
        var at = claimedUntil.AddTicks(BinaryPrimitives.ReadUInt32BigEndian(Convert.FromHexString(notice.Source.Hash)));
        var body = chats.For(id).Render(new Notice(id, at, channel.Language, notice));
        await outbox.FreezeNoticeAsync(id, at, body, clock.GetUtcNow(), cancellationToken);
        await queue.SendAsync(new DigestToPost(1, id, at), null, cancellationToken);
    }
}
