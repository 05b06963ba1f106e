using NewsBot.Feeds;
using NewsBot.Feeds.Lists;
using NewsBot.Fetching;

namespace NewsBot.Sources;

/// <summary>Looks what is behind an address that somebody wants watched, before it is.</summary>
public sealed class SourceProbe(IFetcher fetcher, SourceJudge judge, SourceSchedule schedule, TimeProvider clock)
{
    /// <summary>Fetches it once; where it is a page, says which feeds the page names, else which stand at the usual paths.</summary>
    public async Task<ProbeResult> LookAsync(Uri url, ListForm? form, CancellationToken cancellationToken)
    {
        var host = SourceSchedule.HostOf(url.AbsoluteUri);
        if (await schedule.FindHoldAsync(host, clock.GetUtcNow(), cancellationToken) is { } until)
        {
            return new ProbeResult.Away($"{host} asks not to be asked before {until:u}", "'newsbot sources enable' asks it all the same");
        }

        switch (await fetcher.FetchAsync(new FetchRequest(url), cancellationToken))
        {
            case FetchResult.Fetched fetched:
                return judge.Read(form, fetched) switch
                {
                    FeedResult.Read read => new ProbeResult.Found(url, fetched, read),
                    FeedResult.NotAFeed none when form is null => await OfPageAsync(fetched, none.Reason, cancellationToken),
                    FeedResult.NotAFeed none => new ProbeResult.Unusable(none.Reason),
                    _ => throw new InvalidOperationException("A source is read or it is no feed."),
                };
            case FetchResult.Refused refused:
                return new ProbeResult.Refused(refused.Reason);
            case FetchResult.Gone gone:
                return new ProbeResult.Unusable(gone.Reason + ".");
            case FetchResult.Failed { Status: 404 } missing:
                return new ProbeResult.Unusable(missing.Reason + ".");
            case FetchResult.Failed failed:
                return new ProbeResult.Away(failed.Reason);
            case FetchResult.RetryAfter busy:
                return new ProbeResult.Away(busy.Reason);
            case var other:
                return new ProbeResult.Away($"{url.IdnHost} answered {other.GetType().Name} to a first request");
        }
    }

    private async Task<ProbeResult> OfPageAsync(FetchResult.Fetched page, string reason, CancellationToken cancellationToken)
    {
        if (SitemapReader.Listed(page.Body, page.ContentType, page.FinalUrl) is { Count: > 0 } sitemaps)
        {
            return new ProbeResult.Page(sitemaps);
        }

        var named = FeedDiscovery.Find(page.Body, page.ContentType, page.FinalUrl);
        return named.Count > 0 ? new ProbeResult.Page(named)
            : FeedDiscovery.LooksLikePage(page.Body, page.ContentType) ? await TryUsualPathsAsync(page.FinalUrl, reason, cancellationToken)
            : new ProbeResult.Unusable(reason);
    }

    private async Task<ProbeResult> TryUsualPathsAsync(Uri page, string reason, CancellationToken cancellationToken)
    {
        foreach (var path in FeedDiscovery.UsualPaths(page))
        {
            switch (await fetcher.FetchAsync(new FetchRequest(path), cancellationToken))
            {
                case FetchResult.Fetched fetched when judge.Read(null, fetched) is FeedResult.Read read:
                    return new ProbeResult.Found(path, fetched, read);
                case FetchResult.RetryAfter busy:
                    return new ProbeResult.Unusable($"{reason} Its feed could not be looked for: {busy.Reason}.");
                default:
                    break;
            }
        }

        return new ProbeResult.Unusable(reason);
    }
}
