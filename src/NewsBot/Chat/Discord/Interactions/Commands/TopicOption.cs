using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>
/// The topic that a member names: by its id, as proposals give it, or by its name in any language. Their server's own come first; one that was
/// just added is not in the catalogue yet.
/// </summary>
internal sealed class TopicOption(TopicCatalog catalog, TopicStore store, ChannelStore channels)
{
    /// <summary>Discord's own limit of proposals, and of a proposal's characters.</summary>
    private const int MaxChoices = 25;
    private const int MaxChoice = 100;

    /// <summary>Null where the member's server sees none of that id or name.</summary>
    public async Task<TopicDefinition?> FindAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var written = interaction.Option(CommandList.Topic) ?? "";
        return Find((await catalog.GetAsync(cancellationToken)).VisibleTo(interaction.Server))
            ?? (interaction.Server is { } server ? Find(await store.ListAsync(server, cancellationToken)) : null);

        TopicDefinition? Find(IEnumerable<TopicDefinition> topics) =>
            topics.FirstOrDefault(t => t.Id.Name == written)
            ?? topics.FirstOrDefault(t => t.Names.Values.Append(t.Id.Name).Contains(written, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Says which topics there are.</summary>
    public async Task<DiscordReply> UnknownAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language);
        var topics = (await catalog.GetAsync(cancellationToken)).VisibleTo(interaction.Server);
        return DiscordReply.Of(InteractionTexts.Fill(
            texts.Interactions.UnknownTopic,
            DiscordText.Quote(interaction.Option(CommandList.Topic) ?? ""),
            DiscordText.Names([.. topics.Select(t => t.Id.Name)], texts)));
    }

    /// <summary>Topics whose id or name has what was typed; of <c>unsubscribe</c>, only those that the channel gets.</summary>
    public async Task<IReadOnlyList<Choice>> ProposeAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var typed = interaction.Option(CommandList.Topic) ?? "";
        var topics = await catalog.GetAsync(cancellationToken);
        var wanted = interaction.Command == UnsubscribeCommand.Name
            ? ((await channels.FindAsync(interaction.Channel, cancellationToken))?.Subscriptions ?? []).Select(s => s.Topic)
            : topics.VisibleTo(interaction.Server).Select(t => t.Id);
        return
        [
            .. wanted
                .Select(t => (Id: t, Name: topics.NameOf(t, interaction.Language)))
                .Where(t => Has(t.Id.Name, typed) || Has(t.Name, typed))
                .OrderByDescending(t => t.Id.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                    || t.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .Take(MaxChoices)
                .Select(t => new Choice(
                    PlainText.OneLine(Has(t.Name, t.Id.Name) ? t.Name : $"{t.Name} ({t.Id.Name})", MaxChoice) is { Length: > 0 } name ? name : t.Id.Name,
                    t.Id.Name)),
        ];
    }

    private static bool Has(string text, string typed) => text.Contains(typed, StringComparison.OrdinalIgnoreCase);
}
