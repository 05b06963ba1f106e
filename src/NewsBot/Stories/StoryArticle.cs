namespace NewsBot.Stories;

/// <summary>What grouping sees of an article.</summary>
public sealed record StoryArticle
{
    /// <summary>Unique among those that are grouped together.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Plain text, or its beginning; may be empty.</summary>
    public string Text { get; init; } = "";

    public required DateTimeOffset Published { get; init; }

    /// <summary>The source's name for people; may be empty.</summary>
    public string Source { get; init; } = "";

    /// <summary>BCP 47 primary language, as <see cref="Articles.ArticleLanguage"/> tells it.</summary>
    public string Language { get; init; } = Articles.ArticleLanguage.Unknown;

    /// <summary>Where it stands; absolute.</summary>
    public string? Link { get; init; }

    /// <summary>Addresses that it points to; absolute.</summary>
    public IReadOnlyList<string> References { get; init; } = [];
}
