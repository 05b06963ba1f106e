using NewsBot.Chat.Discord.Interactions.Commands;

namespace NewsBot.Chat.Discord.Interactions;

/// <summary>Hands each command to whoever does it, if the member may.</summary>
internal sealed class CommandDesk(IEnumerable<ICommand> commands, TopicOption topics, TimeProvider clock)
{
    private readonly Dictionary<string, ICommand> byPath = commands.ToDictionary(c => c.Path, StringComparer.Ordinal);

    /// <summary>Discord asks for the permission already, but a server's people may have changed that; it is asked again.</summary>
    public Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken) =>
        CommandList.Find(interaction.Command) is { Changes: true } && !interaction.MayChange
            ? Task.FromResult(DiscordReply.Of(ChatTexts.For(interaction.Language).Interactions.NotAllowed))
            : byPath[interaction.Command].RunAsync(interaction, cancellationToken);

    /// <summary>Proposals for the option that is being typed.</summary>
    public async Task<IReadOnlyList<Choice>> ProposeAsync(Interaction interaction, CancellationToken cancellationToken) => interaction.Focused switch
    {
        CommandList.Topic => await topics.ProposeAsync(interaction, cancellationToken),
        CommandList.TimeZone => TimeZoneOption.Propose(
            interaction.Option(CommandList.TimeZone) ?? "", interaction.Language, clock.GetUtcNow()),
        _ => [],
    };
}
