namespace NewsBot.Cli.Demo;

/// <summary>An article as an outlet's data file has it.</summary>
internal sealed record SampleArticle
{
    public required string Slug { get; init; }
    public required string Title { get; init; }

    /// <summary>Hours between its publication and the start of the site.</summary>
    public required double HoursAgo { get; init; }

    public required string Author { get; init; }
    public required IReadOnlyList<string> Categories { get; init; }
    public required string Summary { get; init; }
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>The topics a careful reader would give it, of the bot's default ones; the site itself has no use for them.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>Held back until <see cref="SampleSite.PublishMore"/>.</summary>
    public bool Held { get; init; }
}
