using NewsBot.Servers;

namespace NewsBot.Topics;

/// <summary>
/// A topic's identity: its name, such as <c>open-source</c>, 1 to 64 of <c>a–z 0–9 -</c>, beginning with a letter or digit; before it the
/// server's number where a server added it (<c>123456789012345678.chips</c>).
/// </summary>
public readonly record struct TopicId(string Value)
{
    public const int MaxLength = 64;

    /// <summary>Who may see it and have it in digests; null: everybody.</summary>
    public ServerId? Server => ServerId.Split(Value).Server;

    /// <summary>As its owner calls it.</summary>
    public string Name => ServerId.Split(Value).Name;

    /// <summary>The topic of that name that belongs to the server.</summary>
    public static TopicId Of(ServerId server, string name) => new(server.Own(name));

    /// <summary>Whether the text is a topic's name.</summary>
    public static bool IsValid(string? value) =>
        value is { Length: > 0 and <= MaxLength } && value[0] != '-'
        && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>Whether the server's people may see it. Without a server: whether everybody may.</summary>
    public bool IsVisibleTo(ServerId? server) => Server is not { } owner || owner == server;

    public override string ToString() => Value;
}
