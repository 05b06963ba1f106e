namespace NewsBot.Sources;

/// <summary>What there is to watch behind an address. Reasons are one line for people in a chat.</summary>
public abstract record SourceFinding
{
    private SourceFinding()
    {
    }

    /// <param name="Url">The source's address: the one that was written, or that of the feed that its page names.</param>
    /// <param name="FinalUrl">Where it leads.</param>
    /// <param name="Title">Plain text, in one line; the host where the source has none.</param>
    /// <param name="Entries">How many it lists.</param>
    /// <param name="Newest">When the newest was published; null where it does not say.</param>
    /// <param name="Others">Further feeds that the page names, best first.</param>
    public sealed record Found(
        Uri Url, Uri FinalUrl, string Title, int Entries, DateTimeOffset? Newest, IReadOnlyList<Uri> Others) : SourceFinding;

    /// <summary>It answers, but with nothing that can be watched.</summary>
    public sealed record Unusable(string Reason) : SourceFinding;

    /// <summary>It may not be asked. Why is not said: people could look around in our network by what they are told.</summary>
    public sealed record Refused : SourceFinding;

    /// <summary>It can't be had just now.</summary>
    public sealed record Away(string Reason) : SourceFinding;
}
