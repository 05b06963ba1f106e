using System.Security.Cryptography;
using System.Text;
using NewsBot.Servers;

namespace NewsBot.Articles;

/// <summary>
/// An article's identity: 32 lower-case hexadecimal digits, the same on every delivery of the same article; before them the server's number
/// where the server's own source brought it. So what a server watches can't pass itself off as anybody else's article.
/// </summary>
public readonly record struct ArticleId(string Value)
{
    /// <summary>Who alone sees it; null: everybody.</summary>
    public ServerId? Server => ServerId.Split(Value).Server;

    /// <summary>The hexadecimal digits.</summary>
    public string Hash => ServerId.Split(Value).Name;

    /// <summary>By its link, so that the same article from two feeds is one; null where the link is no web address.</summary>
    public static ArticleId? OfLink(string? link) => LinkIdentity.Of(link) is { } identity ? HashOf("link", identity) : null;

    /// <summary>For entries without a link of their own.</summary>
    public static ArticleId OfEntry(string sourceId, string entryId) => HashOf("entry", sourceId + "\n" + entryId);

    /// <summary>The same article as one of the server's.</summary>
    public ArticleId In(ServerId? server) => server is { } owner ? new(owner.Own(Hash)) : this;

    public override string ToString() => Value;

    private static ArticleId HashOf(string kind, string identity) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(kind + "\n" + identity)).AsSpan(0, 16)));
}
