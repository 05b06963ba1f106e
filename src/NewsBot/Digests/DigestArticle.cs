using NewsBot.Articles;

namespace NewsBot.Digests;

/// <summary>One article in a digest. Title, summary and names are plain text from outside: a renderer escapes them.</summary>
public sealed record DigestArticle
{
    public required ArticleId Id { get; init; }
    public required string Title { get; init; }

    /// <summary>Absolute http or https address; null where the feed gave none.</summary>
    public string? Link { get; init; }

    /// <summary>A sentence or two; may be empty.</summary>
    public required string Summary { get; init; }

    public required string SourceTitle { get; init; }
    public required DateTimeOffset Published { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>Names of further topics of the channel that the article is about.</summary>
    public IReadOnlyList<string> OtherTopics { get; init; } = [];
}
