using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/topics</c>: what there is to subscribe to.</summary>
internal sealed class TopicsCommand(ChannelStore channels, TopicCatalog catalog) : ICommand
{
    public string Path => "topics";

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language).Interactions;
        var here = (await channels.FindAsync(interaction.Channel, cancellationToken))?.Subscriptions.Select(s => s.Topic).ToHashSet() ?? [];
        var topics = (await catalog.GetAsync(cancellationToken)).VisibleTo(interaction.Server);
        return DiscordReply.List(texts.TopicsTitle, topics.Select(t => TopicLine.Of(t, interaction.Language)
            + (here.Contains(t.Id) ? " · " + texts.SubscribedHere : "")));
    }
}
