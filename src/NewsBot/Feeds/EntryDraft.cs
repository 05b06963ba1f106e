using NewsBot.Feeds.Markup;

namespace NewsBot.Feeds;

/// <summary>An entry as its elements come by, in whatever order.</summary>
internal sealed class EntryDraft(FeedLimits limits)
{
    private List<string>? categories;
    private List<FeedEnclosure>? enclosures;
    private TextConstruct? summary;
    private TextConstruct? content;
    private string? contentText;
    private bool hasFullContent;
    private (EntryPart Of, string? Tag) language;

    public string? Id { get; set; }

    public string? Link { get; set; }

    /// <summary>An id that is an address too, for entries without a link.</summary>
    public string? PermaLink { get; set; }

    public string? ExternalLink { get; set; }

    public string? Title { get; set; }

    /// <summary>A title by another vocabulary than the feed's own.</summary>
    public string? OtherTitle { get; set; }

    /// <summary>What says least of the article, for entries that have nothing else.</summary>
    public TextConstruct? Caption { get; set; }

    public DateTimeOffset? Published { get; set; }

    public DateTimeOffset? Updated { get; set; }

    /// <summary>By <c>created</c>, or <c>dc:date</c>, which does not say what happened then.</summary>
    public DateTimeOffset? Dated { get; set; }

    public string? Image { get; set; }

    public TimeSpan? Duration { get; set; }

    public FeedSource? Source { get; set; }

    public FeedReply? InReplyTo { get; set; }

    public int? Replies { get; set; }

    public AuthorList Authors { get; } = new(limits.MaxList);

    public AuthorList Contributors { get; } = new(limits.MaxList);

    public bool WantsCategory => (categories?.Count ?? 0) < limits.MaxList;

    public bool WantsEnclosure => (enclosures?.Count ?? 0) < limits.MaxList;

    /// <param name="tag">BCP 47; null where it is none but the feed's.</param>
    /// <param name="of">What it was said of.</param>
    public void AddLanguage(string? tag, EntryPart of)
    {
        if (of >= language.Of)
        {
            language = (of, string.IsNullOrEmpty(tag) ? null : tag);
        }
    }

    /// <summary>Of two summaries the second is the content, where there is none (feedparser's rule).</summary>
    public void AddSummary(TextConstruct? text)
    {
        if (summary is null)
        {
            summary = text;
        }
        else if (text is not null && text.Value != summary.Value)
        {
            content ??= text;
        }
    }

    public void AddContent(TextConstruct? text)
    {
        // Of several the first is the whole, but for a summary that only stood in for it.
        content = hasFullContent ? content : text ?? content;
        hasFullContent |= text is not null;
    }

    /// <summary>Content as plain text, beside or instead of HTML.</summary>
    public void AddText(string? text)
    {
        contentText = string.IsNullOrWhiteSpace(text) ? contentText : text;
        hasFullContent |= contentText is not null;
    }

    public void AddCategory(string? category)
    {
        if (WantsCategory && FeedText.Folded(category) is { } name && categories?.Contains(name) != true)
        {
            (categories ??= []).Add(name);
        }
    }

    public void AddEnclosure(FeedEnclosure enclosure)
    {
        if (enclosure.MediaType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true)
        {
            Image ??= enclosure.Url;
        }

        if (WantsEnclosure && enclosures?.Exists(e => e.Url == enclosure.Url) != true)
        {
            (enclosures ??= []).Add(enclosure);
        }
    }

    public FeedEntry ToEntry()
    {
        var brief = summary ?? Caption;
        var fullest = content ?? (contentText is null ? brief : null);
        var html = fullest is { IsHtml: true } ? fullest.ToHtml() : null;
        if (Duration is not null && enclosures is [{ Duration: null } first, ..])
        {
            enclosures[0] = first with { Duration = Duration };
        }

        return new FeedEntry
        {
            Id = Id,
            Link = Link ?? PermaLink,
            ExternalLink = ExternalLink,
            Title = Title ?? OtherTitle,
            Summary = brief is { IsHtml: false } && brief.Value != content?.Value ? FeedText.Folded(brief.Value) : null,
            SummaryHtml = brief is not { IsHtml: true } ? null : fullest == brief ? html : brief.Value,
            ContentHtml = html,
            ContentText = contentText ?? (fullest is { IsHtml: false } ? fullest.Value : null),
            HasFullContent = hasFullContent,
            Published = Published ?? Dated,
            Updated = Updated ?? Dated,
            Authors = Authors.ToList(),
            Contributors = Contributors.ToList(),
            Categories = categories is null ? [] : categories,
            Enclosures = enclosures is null ? [] : enclosures,
            Image = Image,
            Language = language.Tag,
            Source = Source,
            InReplyTo = InReplyTo,
            Replies = Replies,
        };
    }
}
