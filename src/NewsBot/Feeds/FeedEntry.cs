namespace NewsBot.Feeds;

/// <summary>One entry of a feed, addresses made absolute, text members plain.</summary>
public sealed record FeedEntry
{
    /// <summary>As the feed gives it (<c>guid</c>, <c>atom:id</c>, <c>rdf:about</c>, <c>id</c>).</summary>
    public string? Id { get; init; }

    /// <summary>The article's address.</summary>
    public string? Link { get; init; }

    /// <summary>JSON Feed's <c>external_url</c>: the page a link blog points to.</summary>
    public string? ExternalLink { get; init; }

    /// <summary>Plain text; null where the feed gave none.</summary>
    public string? Title { get; init; }

    /// <summary>Plain text of the summary; worked out of <see cref="SummaryHtml"/> each time where the feed gave that.</summary>
    public string? Summary { get => field ?? FeedText.FromHtml(SummaryHtml); init; }

    /// <summary>The summary as HTML, where it is that.</summary>
    public string? SummaryHtml { get; init; }

    /// <summary>The fullest HTML given, content before summary.</summary>
    public string? ContentHtml { get; init; }

    /// <summary>The fullest plain text given, where it is not HTML.</summary>
    public string? ContentText { get; init; }

    /// <summary>The feed gave content of its own, not a summary only.</summary>
    public bool HasFullContent { get; init; }

    /// <summary>Null where missing or nonsense.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>Null where missing or nonsense.</summary>
    public DateTimeOffset? Updated { get; init; }

    public IReadOnlyList<FeedAuthor> Authors { get; init; } = [];
    public IReadOnlyList<FeedAuthor> Contributors { get; init; } = [];
    public IReadOnlyList<string> Categories { get; init; } = [];
    public IReadOnlyList<FeedEnclosure> Enclosures { get; init; } = [];
    public string? Image { get; init; }

    /// <summary>As declared for the entry itself, BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>The feed it was taken over from.</summary>
    public FeedSource? Source { get; init; }

    /// <summary>What it answers to.</summary>
    public FeedReply? InReplyTo { get; init; }

    /// <summary>How many answers it has (<c>thr:total</c>, <c>slash:comments</c>).</summary>
    public int? Replies { get; init; }
}
