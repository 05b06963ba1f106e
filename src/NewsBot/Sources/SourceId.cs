using System.Security.Cryptography;
using System.Text;
using NewsBot.Articles;
using NewsBot.Servers;

namespace NewsBot.Sources;

/// <summary>
/// A source's identity: 12 lower-case hexadecimal digits of the address it was added with, kept when it moves; before them the server's number
/// where a server added it. So a server's source is never the operator's, nor another server's, though the address be the same.
/// </summary>
public readonly record struct SourceId(string Value)
{
    public const int Length = 12;

    /// <summary>Who alone sees it and its articles; null: everybody.</summary>
    public ServerId? Server => ServerId.Split(Value).Server;

    /// <summary>The hexadecimal digits.</summary>
    public string Hash => ServerId.Split(Value).Name;

    /// <param name="url">Where it is.</param>
    /// <param name="server">Who added it; null for whoever runs the bot.</param>
    public static SourceId Of(Uri url, ServerId? server = null)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(LinkIdentity.Of(url.AbsoluteUri) ?? url.AbsoluteUri)))[..Length];
        return new(server?.Own(hash) ?? hash);
    }

    public static bool IsValid(string? text) =>
        text is not null && ServerId.Split(text).Name is { Length: Length } hash && hash.All(char.IsAsciiHexDigitLower);

    public override string ToString() => Value;
}
