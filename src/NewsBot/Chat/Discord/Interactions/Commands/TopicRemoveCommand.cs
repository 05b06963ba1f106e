using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/topic remove</c>: one of the server's own topics with its subscriptions and tags.</summary>
internal sealed class TopicRemoveCommand(
    TopicOption topics, TopicStore store, TopicCatalog catalog, ChannelStore channels, TagStore tags, BackfillStore backfills) : ICommand
{
    public const string Name = "topic remove";

    public string Path => Name;

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language);
        if (interaction.Server is not { } server || await topics.FindOwnAsync(interaction, server, cancellationToken) is not { } topic)
        {
            return await RefuseAsync(interaction, texts, cancellationToken);
        }

        var unsubscribed = 0;
        foreach (var id in (await channels.CountAsync(server, cancellationToken)).Keys)
        {
            var had = false;
            await channels.ChangeAsync(id, Without, cancellationToken);
            unsubscribed += had ? 1 : 0;

            Channel Without(Channel channel)
            {
                had = channel.Subscriptions.Any(s => s.Topic == topic.Id);
                return had ? channel.Unsubscribe([topic.Id]) : channel;
            }
        }

        // The definition goes last, for it is by which the command, done again, finds the rest; but nothing may be tagged by it after.
        await tags.RemoveAllAsync(topic.Id, cancellationToken);
        await backfills.RemoveAsync(topic.Id, cancellationToken);
        await store.RemoveAsync(topic.Id, cancellationToken);
        catalog.Forget();
        await tags.RemoveAllAsync(topic.Id, cancellationToken);
        return DiscordReply.Of(InteractionTexts.Fill(
            texts.Interactions.TopicRemoved, DiscordText.Name(topic.NameIn(interaction.Language)), unsubscribed));
    }

    private async Task<DiscordReply> RefuseAsync(Interaction interaction, ChatTexts texts, CancellationToken cancellationToken)
    {
        if (await topics.FindAsync(interaction, cancellationToken) is { Id.Server: null } shared)
        {
            return DiscordReply.Of(InteractionTexts.Fill(
                texts.Interactions.NotYourTopic, DiscordText.Name(shared.NameIn(interaction.Language))));
        }

        var own = interaction.Server is { } server ? await store.ListAsync(server, cancellationToken) : [];
        var written = DiscordText.Quote(interaction.Option(CommandList.Topic) ?? "");
        return DiscordReply.Of(own.Count == 0
            ? InteractionTexts.Fill(texts.Interactions.NoOwnTopics, written)
            : InteractionTexts.Fill(
                texts.Interactions.UnknownOwnTopic, written, DiscordText.Names([.. own.Select(t => t.Id.Name)], texts)));
    }
}
