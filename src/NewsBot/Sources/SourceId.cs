using System.Security.Cryptography;
using System.Text;
using NewsBot.Articles;

namespace NewsBot.Sources;

/// <summary>A source's identity: 12 lower-case hexadecimal digits of the address it was added with, kept when it moves.</summary>
public readonly record struct SourceId(string Value)
{
    public const int Length = 12;

    public static SourceId Of(Uri url) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(LinkIdentity.Of(url.AbsoluteUri) ?? url.AbsoluteUri)))[..Length]);

    public static bool IsValid(string? text) =>
        text is { Length: Length } && text.All(char.IsAsciiHexDigitLower);

    public override string ToString() => Value;
}
