using NewsBot.Chat.Discord.Interactions.Commands;
using NewsBot.Chat.Discord.Interactions.Components;

namespace NewsBot.Chat.Discord.Interactions;

/// <summary>Hands each command and each pressed button to whoever does it, if the member may.</summary>
internal sealed class CommandDesk(
    IEnumerable<ICommand> commands, IEnumerable<IComponent> components, TopicOption topics, SourceOption sources, TimeProvider clock)
{
    private readonly Dictionary<string, ICommand> byPath = commands.ToDictionary(c => c.Path, StringComparer.Ordinal);
    private readonly Dictionary<string, IComponent> byName = components.ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>That it is to be deferred. Who may not do it is told so at once, and so is who asks for what there is no more.</summary>
    public bool IsSlow(Interaction interaction) => Find(interaction) is { IsSlow: true } work && MayDo(work, interaction);

    /// <summary>Discord asks for the permission already, but a server's people may have changed that; it is asked again.</summary>
    public Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language).Interactions;
        return Find(interaction) is not { } work
            ? Task.FromResult(DiscordReply.Of(interaction.Pressed is null ? texts.UnknownCommand : texts.UnknownButton))
            : MayDo(work, interaction) ? work.RunAsync(interaction, cancellationToken) : Task.FromResult(DiscordReply.Of(texts.NotAllowed));
    }

    /// <summary>Proposals for the option that is being typed.</summary>
    public async Task<IReadOnlyList<Choice>> ProposeAsync(Interaction interaction, CancellationToken cancellationToken) => interaction.Focused switch
    {
        CommandList.Topic => await topics.ProposeAsync(interaction, cancellationToken),
        CommandList.TimeZone => TimeZoneOption.Propose(
            interaction.Option(CommandList.TimeZone) ?? "", interaction.Language, clock.GetUtcNow()),
        CommandList.Source => await sources.ProposeOwnAsync(interaction, cancellationToken),
        CommandList.Sources or CommandList.WithoutSources => await sources.ProposeManyAsync(interaction, interaction.Focused, cancellationToken),
        CommandList.Weekdays => WeekdaysOption.Propose(interaction.Option(CommandList.Weekdays) ?? "", interaction.Language),
        CommandList.QuietHours => TimeOption.ProposeQuiet(
            interaction.Option(CommandList.QuietHours) ?? "", ChatTexts.For(interaction.Language).Interactions),
        _ => [],
    };

    private static bool MayDo(Work work, Interaction interaction) => interaction.MayChange || !work.Changes;

    /// <summary>Null where Discord still knows what this version does not.</summary>
    private Work? Find(Interaction interaction) =>
        interaction.Pressed is not null
            ? byName.TryGetValue(interaction.Command, out var component)
                ? new Work(component.Changes, component.IsSlow, component.RunAsync)
                : null
            : CommandList.Find(interaction.Command) is { } definition && byPath.TryGetValue(interaction.Command, out var command)
                ? new Work(definition.Changes, definition.IsSlow, command.RunAsync)
                : null;

    private sealed record Work(bool Changes, bool IsSlow, Func<Interaction, CancellationToken, Task<DiscordReply>> RunAsync);
}
