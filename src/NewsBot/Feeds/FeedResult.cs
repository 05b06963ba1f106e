namespace NewsBot.Feeds;

/// <summary>What came of reading bytes as a feed.</summary>
public abstract record FeedResult
{
    private FeedResult()
    {
    }

    /// <param name="Feed">The feed.</param>
    /// <param name="Repaired">Null where it was well-formed; else, in one line, what was mended to read it.</param>
    public sealed record Read(Feed Feed, string? Repaired = null) : FeedResult;

    /// <param name="Reason">One line for whoever added the source.</param>
    public sealed record NotAFeed(string Reason) : FeedResult;
}
