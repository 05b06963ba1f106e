using System.Security.Cryptography;
using System.Text;

namespace NewsBot.Articles;

/// <summary>An article's identity: 32 lower-case hexadecimal digits, the same on every delivery of the same article.</summary>
public readonly record struct ArticleId(string Value)
{
    /// <summary>By its link, so that the same article from two feeds is one; null where the link is no web address.</summary>
    public static ArticleId? OfLink(string? link) => LinkIdentity.Of(link) is { } identity ? Hash("link", identity) : null;

    /// <summary>For entries without a link of their own.</summary>
    public static ArticleId OfEntry(string sourceId, string entryId) => Hash("entry", sourceId + "\n" + entryId);

    public override string ToString() => Value;

    private static ArticleId Hash(string kind, string identity) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(kind + "\n" + identity)).AsSpan(0, 16)));
}
