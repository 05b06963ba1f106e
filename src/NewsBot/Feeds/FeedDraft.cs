using System.Xml;

namespace NewsBot.Feeds;

/// <summary>A feed as its elements come by.</summary>
internal sealed class FeedDraft(Uri? baseUri)
{
    private readonly List<FeedEntry> entries = [];
    private readonly List<FeedAuthor> authors = [];

    public FeedFormat? Format { get; set; }

    public string? Title { get; set; }

    public string? Description { get; set; }

    public string? HomePageUrl { get; set; }

    public string? FeedUrl { get; set; }

    public string? Language { get; set; }

    public string? Icon { get; set; }

    public TimeSpan? MinimumInterval { get; set; }

    public Uri? BaseUri { get; set; } = baseUri;

    public bool IsFull => entries.Count >= FeedReader.MaxEntries;

    public void Add(EntryDraft entry) => entries.Add(entry.ToEntry());

    public void AddAuthor(FeedAuthor? author)
    {
        if (author is not null && !authors.Contains(author))
        {
            authors.Add(author);
        }
    }

    /// <summary>Absolute where it can be made so; null where it is empty.</summary>
    public static string? Resolve(string? address, Uri? against)
    {
        var trimmed = address?.Trim();
        if (string.IsNullOrEmpty(trimmed))
        {
            return null;
        }

        // A leading slash would pass for an absolute file path here.
        if (trimmed[0] != '/' && Uri.TryCreate(trimmed, UriKind.Absolute, out _))
        {
            return trimmed;
        }

        return against is not null && Uri.TryCreate(against, trimmed, out var absolute) ? absolute.AbsoluteUri : trimmed;
    }

    /// <summary>What <c>xml:base</c> of the element makes of the base in force.</summary>
    public static Uri? BaseOf(XmlReader xml, Uri? inForce)
    {
        var own = xml.GetAttribute("base", FeedNamespaces.Xml);
        return own is null ? inForce
            : Uri.TryCreate(Resolve(own, inForce), UriKind.Absolute, out var absolute) ? absolute
            : inForce;
    }

    public Feed? ToFeed() => Format is not { } format ? null : new Feed
    {
        Format = format,
        Title = Title ?? "",
        Description = Description,
        HomePageUrl = HomePageUrl,
        FeedUrl = FeedUrl,
        Language = Language,
        Icon = Icon,
        Authors = authors,
        MinimumInterval = MinimumInterval,
        Entries = entries,
    };
}
