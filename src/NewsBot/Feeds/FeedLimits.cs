namespace NewsBot.Feeds;

/// <summary>What is read of one feed at most: far more than any has, and less than an attack would like.</summary>
public sealed record FeedLimits
{
    public static readonly FeedLimits Default = new();

    /// <summary>Entries beyond these are left out.</summary>
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>Elements within elements; deeper ones are taken for their parent's.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Bytes of one element's content; the rest is cut off.</summary>
    public int MaxTextLength { get; init; } = 4 * 1_024 * 1_024;

    /// <summary>Bytes of one attribute's value; the rest is cut off.</summary>
    public int MaxAttribute { get; init; } = 16 * 1_024;

    /// <summary>Characters of all that is taken from the feed; it is read no further then.</summary>
    public int MaxText { get; init; } = 16 * 1_024 * 1_024;

    /// <summary>Authors, categories or enclosures of one entry; further ones are left out.</summary>
    public int MaxList { get; init; } = 256;
}
