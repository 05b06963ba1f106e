namespace NewsBot.Fetching;

/// <summary>
/// Asks a site's robots.txt before its pages (RFC 9309): once an origin however many ask at once, kept for a day at most, in bounded
/// memory. Feeds are published for programs and not asked about.
/// </summary>
public sealed class RobotsGate(IFetcher fetcher, TimeProvider clock) : IDisposable
{
    /// <summary>RFC 9309 (2.4) allows no longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>However short-lived a site calls its robots.txt: one request an hour is little, one before each page is not.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromHours(1);

    private static readonly TimeSpan FirstBackOff = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromHours(6);

    private readonly RobotsCache cache = new();
    private readonly CancellationTokenSource closing = new();

    /// <summary>Whether the page may be asked for now.</summary>
    /// <param name="page">http or https.</param>
    /// <param name="cancellationToken">Ends the waiting; a request that others wait for too goes on.</param>
    public async Task<RobotsVerdict> AskAsync(Uri page, CancellationToken cancellationToken)
    {
        var robots = new UriBuilder(page.Scheme, page.IdnHost, page.Port, "/robots.txt").Uri;
        var answer = await cache.GetAsync(robots, clock.GetUtcNow(), former => FetchAsync(robots, former)).WaitAsync(cancellationToken);
        if (answer.Rules is not { } rules)
        {
            var after = answer.Until - clock.GetUtcNow();
            return new RobotsVerdict.Later(after > TimeSpan.Zero ? after : TimeSpan.Zero, $"robots.txt can't be had: {answer.Reason}");
        }

        return rules.Allows(page)
            ? new RobotsVerdict.Allowed(rules.CrawlDelay)
            : new RobotsVerdict.Disallowed($"the robots.txt of {robots.IdnHost} keeps robots from this page");
    }

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }

    private async Task<RobotsAnswer> FetchAsync(Uri robots, RobotsAnswer? former)
    {
        var known = former?.Validators ?? new Validators(null, null);
        var request = new FetchRequest(robots, known.ETag, known.LastModified) { Kind = FetchKind.Robots };
        var result = await fetcher.FetchAsync(request, closing.Token);
        var now = clock.GetUtcNow();
        return result switch
        {
            FetchResult.Fetched found => new RobotsAnswer
            {
                Rules = RobotsTxt.Parse(found.Body.Span, RequestHeaders.Product),
                Validators = found.Validators,
                Until = now + Kept(found.FreshFor),
            },
            FetchResult.NotModified same when former is not null => former with
            {
                Validators = new Validators(same.Validators.ETag ?? known.ETag, same.Validators.LastModified ?? known.LastModified),
                Until = now + Kept(same.FreshFor),
                Failures = 0,
            },

            // 2.3.1.2 and 2.3.1.3: no content, too many redirects and 4xx mean that there are no rules.
            FetchResult.Gone or FetchResult.Failed { Status: >= 200 and < 500 } =>
                new RobotsAnswer { Rules = RobotsTxt.AllowsAll, Until = now + Longest },
            FetchResult.RetryAfter busy => Unreachable(former, now, busy.Reason, busy.After),
            FetchResult.Failed failed => Unreachable(former, now, failed.Reason, null),
            FetchResult.Refused refused => Unreachable(former, now, refused.Reason, null),
            _ => throw new InvalidOperationException($"Asking for a robots.txt gave {result.GetType().Name}."),
        };
    }

    /// <summary>Rules from before stay in force (2.4); without any, nothing is allowed (2.3.1.4).</summary>
    private static RobotsAnswer Unreachable(RobotsAnswer? former, DateTimeOffset now, string reason, TimeSpan? after)
    {
        var backOff = FirstBackOff * Math.Pow(2, Math.Min(former?.Failures ?? 0, 10));
        var wait = backOff < LongestBackOff ? backOff : LongestBackOff;
        return (former ?? new RobotsAnswer { Until = now }) with
        {
            Until = now + (after > wait ? after.Value : wait),
            Failures = (former?.Failures ?? 0) + 1,
            Reason = reason,
        };
    }

    private static TimeSpan Kept(TimeSpan? fresh) =>
        fresh is not { } wish || wish > Longest ? Longest
        : wish < Least ? Least
        : wish;
}
