namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>A slash command as Discord is told of it. Its names and descriptions are in the texts.</summary>
/// <param name="Name">Of Discord's <c>^[-_'\p{L}\p{N}]{1,32}$</c>, lower case.</param>
internal sealed record CommandDefinition(string Name)
{
    public IReadOnlyList<OptionDefinition> Options { get; init; } = [];

    /// <summary>In place of options: what is written after the name.</summary>
    public IReadOnlyList<CommandDefinition> Subcommands { get; init; } = [];

    /// <summary>Needs the permission to manage channels.</summary>
    public bool Changes { get; init; }

    /// <summary>Reads more than a moment allows: answered through the queue.</summary>
    public bool IsSlow { get; init; }

    /// <summary>Itself, or its subcommands, each by its whole path.</summary>
    public IEnumerable<(string Path, CommandDefinition Command)> Runnable =>
        Subcommands.Count == 0 ? [(Name, this)] : Subcommands.Select(s => ($"{Name} {s.Name}", s));
}
