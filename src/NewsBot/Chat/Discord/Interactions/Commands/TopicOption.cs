using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>The topic that a member names: by its id, as proposals give it, or by its name in any language.</summary>
internal sealed class TopicOption(TopicCatalog catalog, ChannelStore channels)
{
    /// <summary>Discord's own limit of proposals, and of a proposal's characters.</summary>
    private const int MaxChoices = 25;
    private const int MaxChoice = 100;

    /// <summary>Null where there is none of that id or name.</summary>
    public async Task<TopicDefinition?> FindAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var written = interaction.Option(CommandList.Topic) ?? "";
        var topics = (await catalog.GetAsync(cancellationToken)).Topics;
        return topics.FirstOrDefault(t => t.Id.Value == written)
            ?? topics.FirstOrDefault(t => t.Names.Values.Append(t.Id.Value).Contains(written, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Says which topics there are.</summary>
    public async Task<DiscordReply> UnknownAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language);
        var topics = (await catalog.GetAsync(cancellationToken)).Topics;
        return DiscordReply.Of(InteractionTexts.Fill(
            texts.Interactions.UnknownTopic,
            DiscordText.Quote(interaction.Option(CommandList.Topic) ?? ""),
            DiscordText.Names([.. topics.Select(t => t.Id.Value)], texts)));
    }

    /// <summary>Topics whose id or name has what was typed; of <c>unsubscribe</c>, only those that the channel gets.</summary>
    public async Task<IReadOnlyList<Choice>> ProposeAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var typed = interaction.Option(CommandList.Topic) ?? "";
        var topics = await catalog.GetAsync(cancellationToken);
        var wanted = interaction.Command == UnsubscribeCommand.Name
            ? ((await channels.FindAsync(interaction.Channel, cancellationToken))?.Subscriptions ?? []).Select(s => s.Topic)
            : topics.Topics.Select(t => t.Id);
        return
        [
            .. wanted
                .Select(t => (Id: t, Name: topics.NameOf(t, interaction.Language)))
                .Where(t => Has(t.Id.Value, typed) || Has(t.Name, typed))
                .OrderByDescending(t => t.Id.Value.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                    || t.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .Take(MaxChoices)
                .Select(t => new Choice(
                    PlainText.OneLine(Has(t.Name, t.Id.Value) ? t.Name : $"{t.Name} ({t.Id})", MaxChoice) is { Length: > 0 } name ? name : t.Id.Value,
                    t.Id.Value)),
        ];
    }

    private static bool Has(string text, string typed) => text.Contains(typed, StringComparison.OrdinalIgnoreCase);
}
