namespace NewsBot.Articles.Pages;

/// <summary>What a web page says of the one article it is about.</summary>
public sealed record ArticlePage
{
    /// <summary>Plain text on one line; empty where the page names none.</summary>
    public required string Title { get; init; }

    /// <summary>The article alone, plain text, paragraphs parted by a line feed; without title, byline, captions and comments.</summary>
    public required string Text { get; init; }

    /// <summary>Who wrote it, as the page says; null where it does not.</summary>
    public string? Byline { get; init; }

    /// <summary>When the page says that it was published; null where it does not.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>The site's name for people; null where the page does not say.</summary>
    public string? Site { get; init; }

    /// <summary>BCP 47 primary language, <c>und</c> where it can't be told.</summary>
    public required string Language { get; init; }

    /// <summary>The lead image, an absolute http or https address.</summary>
    public Uri? Image { get; init; }

    /// <summary>The address that the page gives as its own, absolute http or https; anybody may write anything there (see <see cref="CanonicalLink"/>).</summary>
    public Uri? Canonical { get; init; }
}
