using NewsBot.Articles;
using NewsBot.Stories;

namespace NewsBot.Digests;

/// <summary>One story in a digest, shown by its best article. Headline, summary and names are plain text from outside: a renderer escapes them.</summary>
public sealed record DigestStory
{
    /// <summary>The same in every digest that comes back to the story.</summary>
    public required StoryId Id { get; init; }

    /// <summary>What is told here and counts as given from now on, the headline's article first.</summary>
    public required IReadOnlyList<ArticleId> Articles { get; init; }

    public required string Headline { get; init; }

    /// <summary>Absolute http or https address of the headline's article; null where the feed gave none.</summary>
    public string? Link { get; init; }

    /// <summary>A sentence or two; may be empty.</summary>
    public required string Summary { get; init; }

    /// <summary>BCP 47 primary language of headline and summary.</summary>
    public required string Language { get; init; }

    /// <summary>At least one, each once: the headline's first, the others as they came.</summary>
    public required IReadOnlyList<DigestSource> Sources { get; init; }

    /// <summary>When the newest of its articles was published; the headline's own time is its source's.</summary>
    public required DateTimeOffset Latest { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>Names of further topics of the channel that the story is about.</summary>
    public IReadOnlyList<string> OtherTopics { get; init; } = [];

    /// <summary>For each topic of the channel that it is about, first the one it stands under.</summary>
    public IReadOnlyList<TopicReason> Reasons { get; init; } = [];

    /// <summary>The headline under which the channel was told the story before; null where it is new to it.</summary>
    public string? Earlier { get; init; }

    public bool IsFollowUp => Earlier is not null;
}
