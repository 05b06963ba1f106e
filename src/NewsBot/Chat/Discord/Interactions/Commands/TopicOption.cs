using NewsBot.Servers;
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
        return Find((await catalog.GetAsync(cancellationToken)).VisibleTo(interaction.Server), written)
            ?? (interaction.Server is { } server ? Find(await store.ListAsync(server, cancellationToken), written) : null);
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

    /// <summary>Of the server's own topics; null where it has none of that id or name.</summary>
    public async Task<TopicDefinition?> FindOwnAsync(Interaction interaction, ServerId server, CancellationToken cancellationToken)
    {
        var written = interaction.Option(CommandList.Topic) ?? "";
        return Find(await store.ListAsync(server, cancellationToken), written);
    }

    /// <summary>
    /// Topics whose id or name has what was typed, the server's own first; of <c>unsubscribe</c>, only those that the channel gets, of
    /// <c>topic remove</c>, only the server's own.
    /// </summary>
    public async Task<IReadOnlyList<Choice>> ProposeAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var typed = interaction.Option(CommandList.Topic) ?? "";
        var topics = await catalog.GetAsync(cancellationToken);
        var wanted = interaction.Command == UnsubscribeCommand.Name
            ? ((await channels.FindAsync(interaction.Channel, cancellationToken))?.Subscriptions ?? []).Select(s => s.Topic)
            : topics.VisibleTo(interaction.Server).Select(t => t.Id).Where(t => interaction.Command != TopicRemoveCommand.Name || t.Server is not null);
        var own = " · " + ChatTexts.For(interaction.Language).Interactions.OwnTopic;
        return
        [
            .. wanted
                .Select(t => (Id: t, Name: topics.NameOf(t, interaction.Language)))
                .Where(t => Has(t.Id.Name, typed) || Has(t.Name, typed))
                .OrderByDescending(t => t.Id.Server is not null)
                .ThenByDescending(t => t.Id.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                    || t.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .Take(MaxChoices)
                .Select(t => new Choice(
                    PlainText.OneLine((Has(t.Name, t.Id.Name) ? t.Name : $"{t.Name} ({t.Id.Name})") + (t.Id.Server is null ? "" : own), MaxChoice),
                    t.Id.Name)),
        ];
    }

    private static TopicDefinition? Find(IEnumerable<TopicDefinition> topics, string written) =>
        topics.FirstOrDefault(t => t.Id.Name == written)
        ?? topics.FirstOrDefault(t => t.Names.Values.Append(t.Id.Name).Contains(written, StringComparer.OrdinalIgnoreCase));

    private static bool Has(string text, string typed) => text.Contains(typed, StringComparison.OrdinalIgnoreCase);
}
