using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Articles.Pages;
using NewsBot.Fetching;

namespace NewsBot.Pipeline;

/// <summary>Visits one article's page: asks robots.txt, fetches it, keeps what it says, and knows the article by its canonical address too.</summary>
public sealed partial class PageVisit(
    IFetcher fetcher, RobotsGate robots, ArticleStore articles, PipelineMetrics metrics, TimeProvider clock, ILogger<PageVisit> logger)
{
    private static readonly TimeSpan UsualPatience = TimeSpan.FromMinutes(5);

    /// <param name="page">Which.</param>
    /// <param name="pause">Before it is fetched; robots.txt may ask for more.</param>
    /// <param name="cancellationToken">Stops the visit.</param>
    internal async Task<PageOutcome> MakeAsync(PageToRead page, TimeSpan pause, CancellationToken cancellationToken)
    {
        try
        {
            // Kept already for another source, or by a try that was stopped before it could say so.
            return await articles.FindPageAsync(page.Article, cancellationToken) is { } kept
                ? await KnowAsync(page.Article, kept, cancellationToken)
                : await FetchAsync(page, new Uri(page.Url), pause, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException and not Azure.RequestFailedException)
        {
            // Whatever a page makes of our reader, its teaser is tagged and the others are read.
            Log.Unreadable(logger, page.Article, page.Url, e);
            return new PageOutcome.Nothing("it could not be read: " + e.Message);
        }
    }

    private async Task<PageOutcome> FetchAsync(PageToRead page, Uri url, TimeSpan pause, CancellationToken cancellationToken)
    {
        switch (await robots.AskAsync(url, cancellationToken))
        {
            case RobotsVerdict.Disallowed disallowed:
                return new PageOutcome.Nothing(disallowed.Reason);
            case RobotsVerdict.Later later:
                return new PageOutcome.HostWaits(later.After, Holds: false);
            case RobotsVerdict.Allowed { CrawlDelay: { } delay } when delay > pause:
                pause = delay;
                break;
            default:
                break;
        }

        await Task.Delay(pause, clock, cancellationToken);
        var result = await fetcher.FetchAsync(new FetchRequest(url) { Kind = FetchKind.Page }, cancellationToken);
        metrics.PagesFetched.Add(1, new KeyValuePair<string, object?>("result", result.GetType().Name));
        return result switch
        {
            FetchResult.Fetched fetched => await TakeAsync(page, fetched, cancellationToken),
            FetchResult.RetryAfter busy => new PageOutcome.HostWaits(busy.After ?? UsualPatience, Holds: true),
            FetchResult.Failed { Status: >= 400 and < 500 } refused => new PageOutcome.Nothing(refused.Reason),
            FetchResult.Failed failed => new PageOutcome.Failed(failed.Reason),
            FetchResult.Gone gone => new PageOutcome.Nothing(gone.Reason),
            FetchResult.Refused refused => new PageOutcome.Nothing(refused.Reason),
            _ => throw new InvalidOperationException($"A fetch gave {result.GetType().Name}."),
        };
    }

    private async Task<PageOutcome> TakeAsync(PageToRead page, FetchResult.Fetched fetched, CancellationToken cancellationToken)
    {
        switch (PageReader.Read(fetched.Body, fetched.ContentType, fetched.FinalUrl))
        {
            case PageResult.Read { Page: var read }:
                // Only within the site: a page must not pass itself off as another's article.
                var kept = read.Canonical is { } canonical && CanonicalLink.SameSite(fetched.FinalUrl, canonical) ? read : read with { Canonical = null };
                await articles.TryWritePageAsync(page.Article, kept, cancellationToken);
                return await KnowAsync(page.Article, kept, cancellationToken);
            case PageResult.Unreadable none:
                return new PageOutcome.Nothing(none.Reason);
            default:
                throw new InvalidOperationException("A page is read or it is not.");
        }
    }

    /// <summary>What is known under its canonical address already is not another article.</summary>
    private async Task<PageOutcome> KnowAsync(ArticleId article, ArticlePage page, CancellationToken cancellationToken)
    {
        if (ArticleId.OfLink(page.Canonical?.AbsoluteUri) is { } alias && alias != article
            && await articles.AliasAsync(alias, article, cancellationToken) is var known && known != article)
        {
            Log.Known(logger, article, known);
            return new PageOutcome.Known();
        }

        return new PageOutcome.Kept();
    }

    private static partial class Log
    {
        [LoggerMessage(164, LogLevel.Information, "Read: article {Article} is {Other} under another address")]
        public static partial void Known(ILogger logger, ArticleId article, ArticleId other);

        [LoggerMessage(165, LogLevel.Error, "Read: the page of article {Article} at {Url} can't be read")]
        public static partial void Unreadable(ILogger logger, ArticleId article, string url, Exception exception);
    }
}
