using NewsBot.Feeds.Lists;

namespace NewsBot.Sources;

/// <summary>All that one fetch of a source needs, so that an unchanged source costs no further read.</summary>
public sealed record FetchOrder
{
    public required SourceId Id { get; init; }
    public required string Url { get; init; }
    public required string Title { get; init; }
    public string? Language { get; init; }

    /// <summary>How its entries are found; null for a feed.</summary>
    public ListForm? Form { get; init; }

    /// <summary>Whether the article's page is read where the source has only a teaser.</summary>
    public bool FullText { get; init; }

    /// <summary>The channel that added it and is told of its trouble; null for whoever runs the bot.</summary>
    public string? Owner { get; init; }

    /// <summary>Validators, byte for byte as the server gave them.</summary>
    public string? ETag { get; init; }

    public string? LastModified { get; init; }
    // An order of before it was kept has none: the serializer passes over initializers.
    public SourceRhythm Rhythm { get => field ?? SourceRhythm.Unknown; init; } = SourceRhythm.Unknown;

    /// <summary>In a row.</summary>
    public int Failures { get; init; }

    /// <summary>That the owner was told of the trouble, and is to be told when it is over.</summary>
    public bool Told { get; init; }

    /// <summary>The entries seen before; null where they are kept apart for their number (<see cref="SourceSchedule.FindSeenAsync"/>).</summary>
    public SeenEntries? Seen { get; init; }

    /// <summary>The order's row; whoever removes it owns the outcome.</summary>
    public required string Row { get; init; }
}
