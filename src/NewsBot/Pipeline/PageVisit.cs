using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Articles.Pages;
using NewsBot.Fetching;

namespace NewsBot.Pipeline;

/// <summary>Visits one article's page: asks robots.txt, fetches it, keeps what it says, and knows the article by its canonical address too.</summary>
public sealed partial class PageVisit(
    IFetcher fetcher, RobotsGate robots, ArticleStore articles, PipelineMetrics metrics, TimeProvider clock, ILogger<PageVisit> logger)
{
    /// <param name="page">Which.</param>
    /// <param name="pause">Before it is fetched; robots.txt may ask for more.</param>
    /// <param name="cancellationToken">Stops the visit.</param>
    internal async Task<PageOutcome> MakeAsync(PageToRead page, TimeSpan pause, CancellationToken cancellationToken) =>
        // Kept already for another source, or by a try that was stopped before it could say so.
        await articles.FindPageAsync(page.Article, cancellationToken) is { } kept
            ? await KnowAsync(page.Article, kept, cancellationToken)
            : await FetchAsync(page, new Uri(page.Url), pause, cancellationToken);

    private async Task<PageOutcome> FetchAsync(PageToRead page, Uri url, TimeSpan pause, CancellationToken cancellationToken)
    {
        switch (await robots.AskAsync(url, cancellationToken))
        {
            case RobotsVerdict.Disallowed disallowed:
                return new PageOutcome.Nothing(disallowed.Reason);
            case RobotsVerdict.Later later:
                return new PageOutcome.HostWaits(later.After, later.Reason, Holds: false);
            case RobotsVerdict.Allowed { CrawlDelay: { } delay } when delay > pause:
                pause = delay;
                break;
            default:
                break;
        }

        await Task.Delay(pause, clock, cancellationToken);
        var result = await fetcher.FetchAsync(new FetchRequest(url) { Kind = FetchKind.Page, WhyNot = WhyNotAsync }, cancellationToken);
        metrics.PagesFetched.Add(1, new KeyValuePair<string, object?>("result", result.GetType().Name));
        return result switch
        {
            FetchResult.Fetched fetched => await TakeAsync(page, url, fetched, cancellationToken),
            FetchResult.RetryAfter busy => new PageOutcome.HostWaits(busy.After, busy.Reason, Holds: busy.After is not null),
            FetchResult.Failed { Status: >= 400 and < 500 } refused => new PageOutcome.Nothing(refused.Reason),
            FetchResult.Failed { Status: null } away => new PageOutcome.HostWaits(null, away.Reason, Holds: false),
            FetchResult.Failed failed => new PageOutcome.Failed(failed.Reason),
            FetchResult.Gone gone => new PageOutcome.Nothing(gone.Reason),
            FetchResult.Refused refused => new PageOutcome.Nothing(refused.Reason),
            _ => throw new InvalidOperationException($"A fetch gave {result.GetType().Name}."),
        };
    }

    /// <summary>Where a redirect leads robots.txt is to be asked as well.</summary>
    private async Task<string?> WhyNotAsync(Uri page, CancellationToken cancellationToken) => await robots.AskAsync(page, cancellationToken) switch
    {
        RobotsVerdict.Disallowed disallowed => disallowed.Reason,
        RobotsVerdict.Later later => later.Reason,
        _ => null,
    };

    private async Task<PageOutcome> TakeAsync(PageToRead page, Uri url, FetchResult.Fetched fetched, CancellationToken cancellationToken)
    {
        if (Read(page, fetched) is not PageResult.Read { Page: var read })
        {
            return new PageOutcome.Nothing("no article could be found on it");
        }

        var kept = IsOwn(read.Canonical, url, fetched.FinalUrl) ? read : read with { Canonical = null };
        await articles.TryWritePageAsync(page.Article, kept, cancellationToken);
        return await KnowAsync(page.Article, kept, cancellationToken);
    }

    private PageResult Read(PageToRead page, FetchResult.Fetched fetched)
    {
        try
        {
            return PageReader.Read(fetched.Body, fetched.ContentType, fetched.FinalUrl);
        }
        catch (Exception e)
        {
            // Whatever a page makes of our reader, its teaser is tagged and the others are read.
            Log.Unreadable(logger, page.Article, page.Url, e);
            return new PageResult.Unreadable("It could not be read: " + e.Message);
        }
    }

    /// <summary>
    /// Only within the site, the one that the feed named and the one that answered: a page must not pass itself off as another's article.
    /// A site's front page is no article's address.
    /// </summary>
    private static bool IsOwn(Uri? canonical, Uri asked, Uri answered) =>
        canonical is not null && canonical.PathAndQuery.Length > 1
        && CanonicalLink.SameSite(asked, canonical) && CanonicalLink.SameSite(answered, canonical);

    /// <summary>What is known under its canonical address already is not another article.</summary>
    private async Task<PageOutcome> KnowAsync(ArticleId article, ArticlePage page, CancellationToken cancellationToken)
    {
        if (ArticleId.OfLink(page.Canonical?.AbsoluteUri)?.In(article.Server) is not { } alias || alias == article)
        {
            return new PageOutcome.Kept();
        }

        var known = await articles.AliasAsync(alias, article, cancellationToken);

        // Pages of a site may all name one address, say that of its login. Who came first is the same article only if it says the same.
        if (known == article
            || (known != alias && (await articles.FindPageAsync(known, cancellationToken))?.Title != page.Title))
        {
            return new PageOutcome.Kept();
        }

        Log.Known(logger, article, known);
        return new PageOutcome.Known();
    }

    private static partial class Log
    {
        [LoggerMessage(164, LogLevel.Information, "Read: article {Article} is {Other} under another address")]
        public static partial void Known(ILogger logger, ArticleId article, ArticleId other);

        [LoggerMessage(165, LogLevel.Error, "Read: the page of article {Article} at {Url} can't be read")]
        public static partial void Unreadable(ILogger logger, ArticleId article, string url, Exception exception);
    }
}
