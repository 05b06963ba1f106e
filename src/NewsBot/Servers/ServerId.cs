using System.Diagnostics.CodeAnalysis;

namespace NewsBot.Servers;

/// <summary>
/// A chat server that people add topics and sources to: Discord's number of it, 15 to 20 decimal digits. Whatever belongs to it says so in its
/// own identity, <c>server.name</c>, so that nothing has to be looked up to know whose it is.
/// </summary>
public readonly record struct ServerId(string Value)
{
    private const char Separator = '.';

    public static bool TryParse(string? text, [NotNullWhen(true)] out ServerId? server)
    {
        server = text is { Length: >= 15 and <= 20 } && text.All(char.IsAsciiDigit) ? new ServerId(text) : null;
        return server is not null;
    }

    /// <summary>The identity that a thing of this name has in the server.</summary>
    public string Own(string name) => $"{Value}{Separator}{name}";

    /// <summary>Greater than every identity of the server's things, and less than that of any other's.</summary>
    public string AfterOwn => Value + (char)(Separator + 1);

    /// <summary>Whose a thing is (null: the operator's, and everybody's to see), and what it is called there.</summary>
    public static (ServerId? Server, string Name) Split(string id) =>
        id.IndexOf(Separator, StringComparison.Ordinal) is var at and > 0 && TryParse(id[..at], out var server)
            ? (server, id[(at + 1)..])
            : (null, id);

    public override string ToString() => Value;
}
