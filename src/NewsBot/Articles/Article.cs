using NewsBot.Articles.Pages;

namespace NewsBot.Articles;

/// <summary>A feed's entry as it is kept: written once, never changed.</summary>
public sealed record Article
{
    public required ArticleId Id { get; init; }

    /// <summary>Absolute http or https address for people to open; null where the feed gave none.</summary>
    public string? Link { get; init; }

    /// <summary>Plain text, no markup, never empty (a title-less entry has the beginning of its text).</summary>
    public required string Title { get; init; }

    /// <summary>Plain text of the entry, paragraphs parted by a line feed; empty where the feed has only titles.</summary>
    public required string Text { get; init; }

    /// <summary>BCP 47 primary language, <c>und</c> where it can't be told.</summary>
    public required string Language { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>As the feed says; <see cref="FirstSeen"/> where it says nothing or nonsense.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>That <see cref="Published"/> is no more than when it was seen.</summary>
    public bool IsUndated { get; init; }

    /// <summary>That it was there already when its source was first read, and is no news: tagged, but in no digest.</summary>
    public bool IsBacklog { get; init; }

    public required string SourceId { get; init; }

    /// <summary>The source's name for people.</summary>
    public required string SourceTitle { get; init; }

    /// <summary>Pages of other sites that it points to, at most <see cref="ArticleReferences.Most"/>; absolute.</summary>
    public IReadOnlyList<string> References { get => field ?? []; init; }

    /// <summary>The article with what its page says: the longer text, and what the feed did not tell.</summary>
    public Article With(ArticlePage? page) => page is null || page.Text.Length <= Text.Length ? this : this with
    {
        Text = page.Text,
        Language = ArticleLanguage.Detect(Title, page.Text, page.Language),
        Published = IsUndated && page.Published is { } published && published < FirstSeen ? published : Published,
    };
}
