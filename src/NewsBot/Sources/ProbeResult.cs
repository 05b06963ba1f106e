using NewsBot.Feeds;
using NewsBot.Fetching;

namespace NewsBot.Sources;

/// <summary>What is behind an address. Reasons are one line for whoever wants it watched.</summary>
public abstract record ProbeResult
{
    private ProbeResult()
    {
    }

    /// <param name="Url">The source's address: the one that was asked, or one at a usual path beside it.</param>
    /// <param name="Answer">To be taken as the first fetch, so that nobody is asked twice.</param>
    /// <param name="Read">What it lists.</param>
    public sealed record Found(Uri Url, FetchResult.Fetched Answer, FeedResult.Read Read) : ProbeResult;

    /// <summary>A page that names feeds, or an index of sitemaps, best first; at least one.</summary>
    public sealed record Page(IReadOnlyList<FeedLink> Feeds) : ProbeResult;

    /// <summary>It answers, but with nothing that can be watched.</summary>
    public sealed record Unusable(string Reason) : ProbeResult;

    /// <summary>It may not be asked.</summary>
    public sealed record Refused(string Reason) : ProbeResult;

    /// <summary>It can't be had just now.</summary>
    /// <param name="Reason">One line.</param>
    /// <param name="WayOut">What whoever runs the bot can do about it; null: nothing but wait.</param>
    public sealed record Away(string Reason, string? WayOut = null) : ProbeResult
    {
        /// <summary>All that there is to say to whoever runs the bot.</summary>
        public string Whole => WayOut is null ? Reason : $"{Reason}; {WayOut}";
    }
}
