namespace NewsBot.Cli.Demo;

/// <summary>A publisher of the sample site, as its data file under <c>Demo/Site</c> has it.</summary>
internal sealed record SampleOutlet
{
    /// <summary>The data file's name, and the first segment of the outlet's addresses.</summary>
    public string Id { get; init; } = "";

    public required string Title { get; init; }
    public required string Description { get; init; }

    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }

    public required SampleFormat Format { get; init; }
    public required string Shows { get; init; }

    /// <summary>The navigation of its pages.</summary>
    public required IReadOnlyList<string> Sections { get; init; }

    /// <summary>The last line of its pages; says that all of it is invented.</summary>
    public required string Imprint { get; init; }

    /// <summary>Of the feed (XML formats) and the pages; declared in the document alone, as such sites do.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>False where only the date validates.</summary>
    public bool HasETag { get; init; } = true;

    /// <summary>Whether the feed carries the text or only the summary.</summary>
    public bool FullText { get; init; }

    /// <summary>Whether the feed's XML is broken as careless generators break it.</summary>
    public bool Malformed { get; init; }

    /// <summary>The path people still subscribe to, answered by a 301; null where the feed never moved.</summary>
    public string? MovedFrom { get; init; }

    public required IReadOnlyList<SampleArticle> Entries { get; init; }
    public IReadOnlyList<SampleReprint> Reprints { get; init; } = [];

    public string HomePath => $"/{Id}/";

    public string FeedPath => HomePath + (Format == SampleFormat.Json ? "feed.json" : "feed.xml");
}
