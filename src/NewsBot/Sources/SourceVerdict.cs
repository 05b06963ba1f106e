using NewsBot.Articles;
using NewsBot.Feeds;
using NewsBot.Fetching;

namespace NewsBot.Sources;

/// <summary>What the answer to one fetch means for its source.</summary>
/// <param name="Outcome">What changes of the source.</param>
/// <param name="New">Articles not seen before.</param>
public sealed record SourceVerdict(FetchOutcome Outcome, IReadOnlyList<Article> New)
{
    /// <summary>The host asked for patience after another of its sources.</summary>
    public static FetchOutcome Postponed(FetchOrder order, DateTimeOffset now, TimeSpan wait) => new()
    {
        Next = order,
        NextDue = now + wait,
        Status = order.Failures == 0 ? SourceStatus.Ok : SourceStatus.Failing,
        Reason = "Its host asked for a pause after another source.",
        FetchedAt = now,
    };

    /// <param name="order">What was asked.</param>
    /// <param name="result">What was answered.</param>
    /// <param name="seen">Entries seen before; looked at only where a body came.</param>
    /// <param name="now">The clock.</param>
    public static SourceVerdict Of(FetchOrder order, FetchResult result, SeenEntries seen, DateTimeOffset now) => result switch
    {
        FetchResult.NotModified same => new SourceVerdict(
            Well(order with { ETag = same.Validators.ETag ?? order.ETag, LastModified = same.Validators.LastModified ?? order.LastModified }, now, same.FreshFor),
            []),
        FetchResult.Fetched fetched => OfBody(order, fetched, seen, now),
        FetchResult.RetryAfter busy => Failed(order, now, busy.Reason, busy.After),
        FetchResult.Gone gone => new SourceVerdict(
            new FetchOutcome { Next = order, NextDue = null, Status = SourceStatus.Gone, Reason = gone.Reason, FetchedAt = now }, []),
        FetchResult.Refused refused => Failed(order, now, refused.Reason, SourceRhythm.Longest),
        FetchResult.Failed failed => Failed(order, now, failed.Reason, null),
        _ => throw new InvalidOperationException($"A fetch gave {result.GetType().Name}."),
    };

    private static SourceVerdict OfBody(FetchOrder order, FetchResult.Fetched fetched, SeenEntries seen, DateTimeOffset now)
    {
        var read = FeedReader.Read(fetched.Body, fetched.ContentType, fetched.FinalUrl);
        if (read is FeedResult.NotAFeed none)
        {
            return Failed(order, now, none.Reason, null);
        }

        var feed = ((FeedResult.Read)read).Feed;
        var title = order.Title.Length > 0 ? order.Title : Excerpt.Of(PlainText.Tidy(feed.Title), Source.MaxTitle);
        var (fresh, nowSeen) = EntryIntake.Take(
            feed, order.Id, title.Length > 0 ? title : fetched.FinalUrl.Host, order.Language, seen, now);
        var next = order with
        {
            // Only now: an address counts as moved once it gave a feed.
            Url = fetched.MovedTo?.AbsoluteUri ?? order.Url,
            Title = title,
            ETag = fetched.Validators.ETag,
            LastModified = fetched.Validators.LastModified,
            Seen = nowSeen,
        };
        return new SourceVerdict(Well(next, now, Longer(fetched.FreshFor, feed.MinimumInterval)) with { Changed = fresh.Count > 0 }, fresh);
    }

    private static FetchOutcome Well(FetchOrder order, DateTimeOffset now, TimeSpan? wished) => new()
    {
        Next = order with { Failures = 0 },
        NextDue = SourceRhythm.AfterSuccess(order.Id, now, wished),
        Status = SourceStatus.Ok,
        FetchedAt = now,
    };

    private static SourceVerdict Failed(FetchOrder order, DateTimeOffset now, string reason, TimeSpan? after)
    {
        var failures = order.Failures + 1;
        var outcome = new FetchOutcome
        {
            Next = order with { Failures = failures },
            NextDue = SourceRhythm.AfterFailure(order.Id, now, failures, after),
            Status = SourceStatus.Failing,
            Reason = reason,
            FetchedAt = now,
        };
        return new SourceVerdict(outcome, []);
    }

    private static TimeSpan? Longer(TimeSpan? a, TimeSpan? b) => a is null || b > a ? b : a;
}
