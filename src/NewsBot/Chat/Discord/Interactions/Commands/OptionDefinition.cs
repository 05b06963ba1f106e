namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>An option of a command; required ones come first.</summary>
/// <param name="Name">As of commands.</param>
internal sealed record OptionDefinition(string Name)
{
    public OptionKind Kind { get; init; } = OptionKind.Text;

    public bool IsRequired { get; init; }

    /// <summary>Proposals come while it is typed.</summary>
    public bool Autocompletes { get; init; }

    /// <summary>The only values, at most 25.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Characters, of text.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Of numbers.</summary>
    public int? Least { get; init; }

    /// <inheritdoc cref="Least"/>
    public int? Most { get; init; }
}
