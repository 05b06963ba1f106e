namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>An option of a command; required ones come first.</summary>
/// <param name="Name">As of commands.</param>
internal sealed record OptionDefinition(string Name)
{
    public bool IsRequired { get; init; }

    /// <summary>Proposals come while it is typed.</summary>
    public bool Autocompletes { get; init; }

    /// <summary>The only values, at most 25.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Characters, of text.</summary>
    public int? MaxLength { get; init; }

    /// <summary>A whole number from 1 up to this, in place of text.</summary>
    public int? Most { get; init; }
}
