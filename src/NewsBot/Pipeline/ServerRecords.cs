using NewsBot.Articles;
using NewsBot.Chat.Discord.Interactions;
using NewsBot.Digests;
using NewsBot.Servers;
using NewsBot.Sources;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Pipeline;

/// <summary>
/// All that is stored of a server. It goes in the order in which it came to be used, so that nothing new is written half-way: digests end with the
/// channels, articles with the sources, tags with the topics.
/// </summary>
public sealed class ServerRecords(
    ChannelStore channels,
    Outbox outbox,
    SourceStore sources,
    TopicStore topics,
    TopicCatalog catalog,
    BackfillStore backfills,
    TagStore tags,
    ArticleStore articles,
    FailureStore failures) : IServerRecords
{
    public async Task<ServerHoldings> CountAsync(ServerId server, CancellationToken cancellationToken)
    {
        var counts = await channels.CountAsync(server, cancellationToken);
        return new ServerHoldings(
            counts.Count,
            counts.Values.Sum(),
            (await topics.ListAsync(server, cancellationToken)).Count,
            (await sources.ListAsync(server, cancellationToken)).Count);
    }

    public async Task RemoveAllAsync(ServerId server, ChannelId here, CancellationToken cancellationToken)
    {
        // A source's owner may have had notices without ever being subscribed.
        var owners = (await sources.ListAsync(server, cancellationToken))
            .Select(s => ChannelId.TryParse(s.Owner, out var owner) ? owner : null)
            .OfType<ChannelId>();
        var known = (await channels.CountAsync(server, cancellationToken)).Keys.Append(here).Concat(owners).Distinct().ToList();
        var names = known.Select(c => c.ToString()).Append(server.Value).ToList();

        // What names the channels in lists of failures is known only as long as they are.
        await failures.RemoveAllAsync(names, cancellationToken);
        foreach (var channel in known)
        {
            // Its row is the way to its digests, so it goes last; till then nothing is due for it.
            await channels.ChangeAsync(channel, c => c with { Paused = true }, cancellationToken);
            await outbox.RemoveAllAsync(channel, cancellationToken);
            await channels.RemoveAsync(channel, cancellationToken);
        }

        await sources.RemoveAllAsync(server, cancellationToken);
        foreach (var topic in await topics.ListAsync(server, cancellationToken))
        {
            await backfills.RemoveAsync(topic.Id, cancellationToken);
        }

        await topics.RemoveAllAsync(server, cancellationToken);
        catalog.Forget();
        await tags.RemoveAllAsync(server, cancellationToken);
        await articles.RemoveAllAsync(server, cancellationToken);
    }

    /// <summary>
    /// Removes articles and tags of servers that have nothing else any more: a fetch, or a worker that still knew its topics, was under way when
    /// such a one was forgotten. Returns how many servers those were.
    /// </summary>
    public async Task<int> RemoveAbandonedAsync(CancellationToken cancellationToken)
    {
        var abandoned = 0;
        foreach (var server in await tags.ListServersAsync(cancellationToken).Union(articles.ListServersAsync(cancellationToken)).ToListAsync(cancellationToken))
        {
            // Asked after: what a server has of itself is there before what follows from it.
            if (await CountAsync(server, cancellationToken) is { Channels: 0, Topics: 0, Sources: 0 })
            {
                await tags.RemoveAllAsync(server, cancellationToken);
                await articles.RemoveAllAsync(server, cancellationToken);
                abandoned++;
            }
        }

        return abandoned;
    }
}
