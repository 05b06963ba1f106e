namespace NewsBot.Topics;

/// <summary>How far a topic's backfill is.</summary>
public sealed record BackfillState
{
    public required TopicId Topic { get; init; }

    /// <summary>What it does; one that does something else begins anew.</summary>
    public required string Task { get; init; }

    /// <summary>Articles first seen at or after this are tagged anew.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Where in the list of articles it goes on; null: at the beginning.</summary>
    public string? After { get; init; }

    /// <summary>Articles that were read.</summary>
    public int Articles { get; init; }

    /// <summary>Tags that are new.</summary>
    public int Added { get; init; }

    /// <summary>Tags that were there and stay, scored anew.</summary>
    public int Kept { get; init; }

    /// <summary>Tags that the topic no longer gives.</summary>
    public int Removed { get; init; }
}
