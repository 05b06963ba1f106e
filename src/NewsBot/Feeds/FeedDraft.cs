namespace NewsBot.Feeds;

/// <summary>A feed as its elements come by.</summary>
internal sealed class FeedDraft(FeedLimits limits)
{
    private readonly List<FeedEntry> entries = [];
    private readonly AuthorList authors = new(limits.MaxList);

    public required FeedFormat Format { get; init; }

    public FeedLimits Limits => limits;

    public string? Title { get; set; }

    public string? Description { get; set; }

    public string? HomePageUrl { get; set; }

    public string? FeedUrl { get; set; }

    public string? NextUrl { get; set; }

    public string? Language { get; set; }

    public string? Icon { get; set; }

    public DateTimeOffset? Updated { get; set; }

    public bool IsExpired { get; set; }

    public PublisherWishes Wishes { get; } = new();

    public AuthorList Authors => authors;

    public bool HasEntries => entries.Count > 0;

    public bool IsFull => entries.Count >= limits.MaxEntries;

    public void Add(EntryDraft entry) => entries.Add(entry.ToEntry());

    public Feed ToFeed() => new()
    {
        Format = Format,
        Title = Title ?? "",
        Description = Description,
        HomePageUrl = HomePageUrl,
        FeedUrl = FeedUrl,
        NextUrl = NextUrl,
        Language = Language,
        Icon = Icon,
        Authors = authors.ToList(),
        Updated = Updated,
        IsExpired = IsExpired,
        MinimumInterval = Wishes.MinimumInterval,
        SkipHours = Wishes.SkipHours,
        SkipDays = Wishes.SkipDays,
        Entries = entries,
    };
}
