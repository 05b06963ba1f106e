using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Digests;

/// <summary>What a channel would get at this moment, whatever its schedule.</summary>
public sealed class DigestsOnDemand(TagStore tags, Outbox outbox, DigestComposer composer, TopicCatalog catalog, TimeProvider clock)
{
    /// <param name="channel">With at least one subscription.</param>
    /// <param name="since">How far to look back; null: as far as each subscription's look-back.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<DigestDraft> DraftAsync(Channel channel, TimeSpan? since, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var desk = new DigestDesk(tags, outbox, composer, await catalog.GetAsync(cancellationToken), now);
        return await desk.DraftAsync(channel, channel.Subscriptions, now - since, cancellationToken);
    }
}
