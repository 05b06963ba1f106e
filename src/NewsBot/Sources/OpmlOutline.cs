using NewsBot.Feeds.Lists;

namespace NewsBot.Sources;

/// <summary>A source's definition as an OPML document has it (http://opml.org/spec2.opml).</summary>
public sealed record OpmlOutline
{
    /// <summary><c>xmlUrl</c>, as written.</summary>
    public required string Url { get; init; }

    /// <summary><c>title</c>, else <c>text</c>; may be empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>
    /// The folders it lies in, outermost first, parted by <c>/</c>; null for none. A <c>/</c> or <c>\</c> within a name has a
    /// <c>\</c> before it.
    /// </summary>
    public string? Category { get; init; }

    /// <summary>As declared.</summary>
    public string? Language { get; init; }

    /// <summary>The site's page for people, <c>htmlUrl</c>.</summary>
    public string? HomePage { get; init; }

    public string? Description { get; init; }

    /// <summary>How it is read.</summary>
    public ListForm Form { get; init; } = ListForm.Feed;

    /// <summary>That an article's page is read where the feed has only a teaser.</summary>
    public bool FullText { get; init; }

    /// <summary>That it is watched, not merely kept.</summary>
    public bool Enabled { get; init; } = true;
}
