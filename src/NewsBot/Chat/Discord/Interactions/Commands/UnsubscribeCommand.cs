using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/unsubscribe</c>: one topic less; also one that is there no more.</summary>
internal sealed class UnsubscribeCommand(ChannelStore channels, TopicCatalog catalog) : ICommand
{
    public const string Name = "unsubscribe";

    public string Path => Name;

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language);
        if (await channels.FindAsync(interaction.Channel, cancellationToken) is not { Subscriptions.Count: > 0 } channel)
        {
            return DiscordReply.Of(texts.Interactions.NoSubscriptions);
        }

        var topics = await catalog.GetAsync(cancellationToken);
        var written = interaction.Option(CommandList.Topic) ?? "";
        string NameOf(TopicId topic) => topics.NameOf(topic, interaction.Language);
        bool Is(string name) => name.Equals(written, StringComparison.OrdinalIgnoreCase);

        if (channel.Subscriptions.FirstOrDefault(s => Is(s.Topic.Name) || Is(NameOf(s.Topic))) is not { } found)
        {
            return DiscordReply.Of(InteractionTexts.Fill(
                texts.Interactions.NotSubscribed,
                DiscordText.Quote(written),
                DiscordText.Names([.. channel.Subscriptions.Select(s => DiscordText.Name(NameOf(s.Topic)))], texts)));
        }

        await channels.ChangeAsync(interaction.Channel, c => c.Unsubscribe([found.Topic]), cancellationToken);
        return DiscordReply.Of(InteractionTexts.Fill(texts.Interactions.Unsubscribed, DiscordText.Name(NameOf(found.Topic))));
    }
}
