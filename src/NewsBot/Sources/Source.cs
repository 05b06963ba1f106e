using NewsBot.Articles;
using NewsBot.Feeds.Lists;
using NewsBot.Fetching;

namespace NewsBot.Sources;

/// <summary>A watched source: what was asked for, and how it fares.</summary>
public sealed record Source
{
    /// <summary>Columns of <see cref="Title"/>, <see cref="Category"/> and <see cref="Description"/>.</summary>
    public const int MaxTitle = 200;

    /// <summary>Characters of <see cref="Url"/>.</summary>
    public const int MaxUrl = UrlRules.MaxLength;

    public required SourceId Id { get; init; }

    /// <summary>Where it is fetched from now; a permanent redirect changes it.</summary>
    public required string Url { get; init; }

    /// <summary>As its owner named it, else as the feed does; empty before the first fetch.</summary>
    public string Title { get; init; } = "";

    /// <summary>BCP 47, as its owner declared it.</summary>
    public string? Language { get; init; }

    /// <summary>Folders of the OPML it came with, parted by <c>/</c>.</summary>
    public string? Category { get; init; }

    /// <summary>The site's own page.</summary>
    public string? HomePage { get; init; }

    /// <summary>As its owner or an OPML document describes it.</summary>
    public string? Description { get; init; }

    /// <summary>How its entries are found; null for a feed.</summary>
    public ListForm? Form { get; init; }

    /// <summary>Whether the article's page is read where the source has only a teaser.</summary>
    public bool FullText { get; init; }

    /// <summary>The channel that added it and is told of its trouble; null for whoever runs the bot.</summary>
    public string? Owner { get; init; }

    public required DateTimeOffset AddedAt { get; init; }
    public SourceStatus Status { get; init; } = SourceStatus.New;

    /// <summary>Failures in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Why the last fetch failed, in one line; null while it is well.</summary>
    public string? Reason { get; init; }

    public DateTimeOffset? LastFetched { get; init; }

    /// <summary>When it last had a new article.</summary>
    public DateTimeOffset? LastChanged { get; init; }

    /// <summary>How often it is asked, as learnt from how often it changes; null before the first fetch.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Null where it is not to be fetched again.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>A source as an OPML document has it; null where its address is no http or https one, or too long.</summary>
    public static Source? From(OpmlOutline outline, DateTimeOffset now) =>
        Uri.TryCreate(outline.Url, UriKind.Absolute, out var url) && UrlRules.IsWeb(url)
        && outline.Url.Length <= MaxUrl
            ? new Source
            {
                Id = SourceId.Of(url),
                Url = outline.Url,
                Title = Cut(outline.Title) ?? "",
                Category = Cut(outline.Category),
                Language = outline.Language is { Length: <= 35 } language ? language : null,
                HomePage = outline.HomePage is { Length: <= MaxUrl } page ? page : null,
                Description = Cut(outline.Description),
                Form = outline.Form == ListForm.Feed ? null : outline.Form,
                FullText = outline.FullText,
                Status = outline.Enabled ? SourceStatus.New : SourceStatus.Disabled,
                AddedAt = now,
            }
            : null;

    /// <summary>As an OPML document has it.</summary>
    public OpmlOutline ToOutline() => new()
    {
        Url = Url,
        Title = Title,
        Category = Category,
        Language = Language,
        HomePage = HomePage,
        Description = Description,
        Form = Form ?? ListForm.Feed,
        FullText = FullText,
        Enabled = Status != SourceStatus.Disabled,
    };

    // What comes from outside is cut.
    private static string? Cut(string? text) => text is null ? null : Excerpt.Of(PlainText.Tidy(text), MaxTitle);
}
