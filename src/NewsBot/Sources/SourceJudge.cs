using NewsBot.Articles;
using NewsBot.Feeds;
using NewsBot.Feeds.Lists;
using NewsBot.Fetching;

namespace NewsBot.Sources;

/// <summary>Judges what the answer to a fetch means for its source.</summary>
public sealed class SourceJudge(SourceOptions options)
{
    internal const string HostAsksForPause = "Its host asked for a pause.";
    internal const string MayNotBeAsked = "Its address may not be asked.";
    internal const string SkipsThisHour = "It wishes not to be asked at this hour.";

    /// <summary>A server that asks for more than this has silenced the source, and its owner is to know.</summary>
    private static readonly TimeSpan LongPatience = TimeSpan.FromDays(7);

    private readonly SourceTiming timing = new(options);
    private readonly FeedLimits limits = options.Limits;

    /// <summary>The host asked for patience after another of its sources; this one was not asked and is no failure.</summary>
    public static FetchOutcome Postponed(FetchOrder order, DateTimeOffset now, TimeSpan wait) => new()
    {
        Next = order,
        NextDue = SourceTiming.AfterFailure(order, now, 0, wait),
        Status = SourceStatus.Ok,
        Reason = HostAsksForPause,
        FetchedAt = null,
    };

    /// <param name="order">What was asked.</param>
    /// <param name="result">What was answered.</param>
    /// <param name="seen">Entries seen before; looked at only where a body came.</param>
    /// <param name="now">The clock.</param>
    public SourceVerdict Judge(FetchOrder order, FetchResult result, SeenEntries seen, DateTimeOffset now) => result switch
    {
        FetchResult.NotModified same => WithoutNews(OfSame(order, same, now)),
        FetchResult.Fetched fetched => OfBody(order, fetched, seen, now),
        FetchResult.RetryAfter busy => WithoutNews(Failed(order, now, busy.Reason, busy.After)),
        FetchResult.Gone gone => WithoutNews(Gone(order, now, gone.Reason)),
        FetchResult.Refused refused => WithoutNews(Refused(order, now, refused.Reason)),
        FetchResult.Failed failed => WithoutNews(Failed(order, now, failed.Reason, null)),
        _ => throw new InvalidOperationException($"A fetch gave {result.GetType().Name}."),
    };

    /// <summary>What the bytes list, read as the source's form says.</summary>
    public FeedResult Read(ListForm? form, FetchResult.Fetched fetched) =>
        ListReader.Read(form ?? ListForm.Feed, fetched.Body, fetched.ContentType, fetched.FinalUrl, limits);

    private FetchOutcome OfSame(FetchOrder order, FetchResult.NotModified same, DateTimeOffset now)
    {
        // A header that the 304 carries replaces what was known, one that it lacks stays (RFC 9111, 3.2 and 4.3.4).
        var next = order with
        {
            Url = same.MovedTo?.AbsoluteUri ?? order.Url,
            ETag = same.Validators.ETag ?? order.ETag,
            LastModified = same.Validators.LastModified ?? order.LastModified,
            Rhythm = same.FreshFor is { } fresh ? order.Rhythm with { FreshFor = Seconds(fresh) } : order.Rhythm,
        };
        return Well(next, now, changed: false);
    }

    private SourceVerdict OfBody(FetchOrder order, FetchResult.Fetched fetched, SeenEntries seen, DateTimeOffset now)
    {
        var read = Read(order.Form, fetched);
        if (read is FeedResult.NotAFeed none)
        {
            var named = order.Form is null ? FeedDiscovery.Find(fetched.Body, fetched.ContentType, fetched.FinalUrl) : [];
            return WithoutNews(Failed(order, now, named is [var first, ..] ? $"{none.Reason} It names {first.Url}." : none.Reason, null));
        }

        var feed = ((FeedResult.Read)read).Feed;
        var title = order.Title.Length > 0 ? order.Title : Excerpt.Of(PlainText.Tidy(feed.Title), Source.MaxTitle);
        var intake = new EntryIntake(order.Id, title.Length > 0 ? title : fetched.FinalUrl.Host, order.Language, options);
        var (fresh, teasers, nowSeen) = intake.Take(feed, seen, now);
        var next = order with
        {
            // Only now: an address counts as moved once it gave a feed.
            Url = fetched.MovedTo?.AbsoluteUri ?? order.Url,
            Title = title,
            ETag = fetched.Validators.ETag,
            LastModified = fetched.Validators.LastModified,
            Rhythm = order.Rhythm with
            {
                FreshFor = Seconds(fetched.FreshFor ?? TimeSpan.Zero),
                Wish = Seconds(feed.MinimumInterval ?? TimeSpan.Zero),
                SkipHours = feed.SkipHours.Aggregate(0, (mask, hour) => mask | 1 << hour),
                SkipDays = feed.SkipDays.Aggregate(0, (mask, day) => mask | 1 << (int)day),
            },
            Seen = nowSeen,
        };
        return new SourceVerdict(Well(next, now, fresh.Count > 0), fresh, order.FullText ? teasers : []);
    }

    private FetchOutcome Well(FetchOrder order, DateTimeOffset now, bool changed)
    {
        var rhythm = timing.Learn(order.Rhythm, changed, order.ETag is not null || order.LastModified is not null);
        var next = order with { Failures = 0, Told = false, Rhythm = rhythm };
        return new FetchOutcome
        {
            Next = next,
            NextDue = SourceTiming.AfterSuccess(order.Id, now, rhythm),
            Status = SourceStatus.Ok,
            FetchedAt = now,
            Changed = changed,
            Notice = order.Told ? Notice(next, SourceStatus.Ok, null) : null,
        };
    }

    private FetchOutcome Failed(FetchOrder order, DateTimeOffset now, string reason, TimeSpan? after)
    {
        var failures = order.Failures + 1;
        return Trouble(
            order with { Failures = failures },
            SourceStatus.Failing,
            reason,
            SourceTiming.AfterFailure(order, now, failures, after),
            tell: failures >= options.TellAfterFailures || after > LongPatience,
            now);
    }

    private static FetchOutcome Refused(FetchOrder order, DateTimeOffset now, string reason) => Trouble(
        order with { Failures = order.Failures + 1 },
        SourceStatus.Failing,

        // What names lead to in our network is nothing for the people of a server.
        order.Id.Server is null ? reason : MayNotBeAsked,
        SourceTiming.AfterRefusal(order, now),
        tell: true,
        now);

    private static FetchOutcome Gone(FetchOrder order, DateTimeOffset now, string reason) =>
        Trouble(order, SourceStatus.Gone, reason, nextDue: null, tell: true, now);

    private static FetchOutcome Trouble(
        FetchOrder order, SourceStatus status, string reason, DateTimeOffset? nextDue, bool tell, DateTimeOffset now)
    {
        // Told once of each trouble; that it is gone for good is news even so.
        var isTold = tell && (!order.Told || status == SourceStatus.Gone);
        var next = order with { Told = order.Told || isTold };
        return new FetchOutcome
        {
            Next = next,
            NextDue = nextDue,
            Status = status,
            Reason = reason,
            FetchedAt = now,
            Notice = isTold ? Notice(next, status, reason) : null,
        };
    }

    private static SourceNotice Notice(FetchOrder order, SourceStatus status, string? reason) =>
        new(order.Id, order.Title, order.Url, order.Owner, status, reason);

    private static SourceVerdict WithoutNews(FetchOutcome outcome) => new(outcome, [], []);

    private static int Seconds(TimeSpan time) => (int)Math.Clamp(time.TotalSeconds, 0, int.MaxValue);
}
