using NewsBot.Articles;

namespace NewsBot.Topics;

/// <summary>That an article is about a topic, with all that a digest shows of it, so that no digest reads a blob.</summary>
public sealed record Tag
{
    /// <summary>Columns of <see cref="Summary"/>, of which a Chinese character takes two.</summary>
    public const int MaxSummary = 280;

    /// <summary>Likewise, of <see cref="Title"/> and <see cref="SourceTitle"/>.</summary>
    public const int MaxTitle = 400;

    public const int MaxEvidence = 8;

    /// <summary>Columns of a phrase of <see cref="Evidence"/>: between its letters, a text may have any number of characters that nobody sees.</summary>
    public const int MaxPhrase = 100;

    public required TopicId Topic { get; init; }
    public required ArticleId Article { get; init; }
    public required DateTimeOffset FirstSeen { get; init; }
    public required DateTimeOffset Published { get; init; }

    /// <summary>What makes it the same tag on every delivery.</summary>
    public TagPlace Place => new(Topic, FirstSeen, Article);

    /// <summary>0 to 1.</summary>
    public required double Score { get; init; }

    public required string Title { get; init; }
    public string? Link { get; init; }

    /// <summary>The beginning of the article's text, at most <see cref="MaxSummary"/> columns.</summary>
    public required string Summary { get; init; }

    public required string SourceId { get; init; }
    public required string SourceTitle { get; init; }
    public required string Language { get; init; }

    /// <summary>
    /// That the article was there when its source was first read, or before the topic was as it is; it is in no digest unless <see cref="IsNews"/>.
    /// </summary>
    public bool IsBacklog { get; init; }

    /// <summary>That a further source brought it as news.</summary>
    public bool IsNews { get; init; }

    /// <summary>Pages of other sites that the article points to.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Phrases that spoke for the topic, at most <see cref="MaxEvidence"/>.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];
}
