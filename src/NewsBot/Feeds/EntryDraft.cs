namespace NewsBot.Feeds;

/// <summary>An entry as its elements come by, in whatever order.</summary>
internal sealed class EntryDraft
{
    private readonly List<FeedAuthor> authors = [];
    private readonly List<string> categories = [];
    private readonly List<FeedEnclosure> enclosures = [];

    public string? Id { get; set; }

    public string? Link { get; set; }

    /// <summary>An id that is an address too, for entries without a link.</summary>
    public string? PermaLink { get; set; }

    public string? Title { get; set; }

    public string? SummaryHtml { get; set; }

    public string? ContentHtml { get; set; }

    public string? ContentText { get; set; }

    public DateTimeOffset? Published { get; set; }

    public DateTimeOffset? Updated { get; set; }

    public string? Image { get; set; }

    public string? Language { get; set; }

    public void AddAuthor(FeedAuthor? author)
    {
        if (author is not null && !authors.Contains(author))
        {
            authors.Add(author);
        }
    }

    public void AddCategory(string? category)
    {
        if (FeedText.Folded(category) is { } name && !categories.Contains(name))
        {
            categories.Add(name);
        }
    }

    public void AddEnclosure(FeedEnclosure enclosure)
    {
        if (enclosures.TrueForAll(e => e.Url != enclosure.Url))
        {
            enclosures.Add(enclosure);
        }
    }

    public FeedEntry ToEntry() => new()
    {
        Id = Id,
        Link = Link ?? PermaLink,
        Title = Title,
        Summary = ContentHtml is null && ContentText is null ? FeedText.FromHtml(SummaryHtml) : Apart(FeedText.FromHtml(SummaryHtml)),
        ContentHtml = ContentHtml ?? (ContentText is null ? SummaryHtml : null),
        ContentText = ContentHtml is null ? ContentText : null,
        Published = Published,
        Updated = Updated,
        Authors = authors,
        Categories = categories,
        Enclosures = enclosures,
        Image = Image,
        Language = Language,
    };

    // A summary that only says the content again says nothing.
    private string? Apart(string? summary) => summary == FeedText.Folded(ContentText) ? null : summary;
}
