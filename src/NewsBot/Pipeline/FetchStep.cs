using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Fetching;
using NewsBot.Sources;

namespace NewsBot.Pipeline;

/// <summary>
/// Queue <c>sources-to-fetch</c>: asks the sources of one host one after the other, writes their new articles, sends those to be
/// tagged, and gives the sources back to the schedule. In this order, so that whatever is stopped half-way is done again
/// in full and changes nothing that was done.
/// </summary>
public sealed partial class FetchStep(
    IFetcher fetcher,
    ArticleStore articles,
    SourceSchedule schedule,
    QueueOf<ArticlesToTag> queue,
    PipelineMetrics metrics,
    TimeProvider clock,
    ILogger<FetchStep> logger)
{
    private const int ConcurrentWrites = 8;

    /// <summary>So long before the end of the claim no further source is begun.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    /// <summary>For a host that asks for patience and does not say how long.</summary>
    private static readonly TimeSpan UsualPatience = TimeSpan.FromMinutes(5);

    public async Task RunAsync(SourcesToFetch message, CancellationToken cancellationToken)
    {
        var outcomes = new List<FetchOutcome>();
        var fresh = new List<ArticleId>();
        TimeSpan? hostAsksFor = null;
        foreach (var order in message.Sources)
        {
            if (clock.GetUtcNow() > message.Until - Margin)
            {
                Log.ClaimEnds(logger, message.Host, message.Sources.Count - outcomes.Count);
                break;
            }

            if (hostAsksFor is { } wait)
            {
                // The host is overloaded; its other sources wait with the one that was told so, and are no failures.
                outcomes.Add(SourceVerdict.Postponed(order, clock.GetUtcNow(), wait));
                continue;
            }

            var result = await fetcher.FetchAsync(new FetchRequest(new Uri(order.Url), order.ETag, order.LastModified), cancellationToken);
            var verdict = Judge(order, result, await SeenAsync(order, result, cancellationToken));
            await WriteAsync(verdict.New, cancellationToken);
            fresh.AddRange(verdict.New.Select(a => a.Id));
            outcomes.Add(verdict.Outcome);
            hostAsksFor = result is FetchResult.RetryAfter busy ? busy.After ?? UsualPatience : null;

            metrics.SourcesFetched.Add(1, new KeyValuePair<string, object?>("result", result.GetType().Name));
            Log.Fetched(logger, order.Id, order.Url, result.GetType().Name, verdict.New.Count, verdict.Outcome.Reason ?? "");
        }

        foreach (var ids in fresh.Distinct().Chunk(ArticlesToTag.MaxArticles))
        {
            await queue.SendAsync(new ArticlesToTag(1, ids), null, cancellationToken);
        }

        await schedule.FinishAsync(outcomes, cancellationToken);
    }

    private SourceVerdict Judge(FetchOrder order, FetchResult result, SeenEntries seen)
    {
        var now = clock.GetUtcNow();
        try
        {
            return SourceVerdict.Of(order, result, seen, now);
        }
        catch (Exception e)
        {
            // Whatever a feed makes of our reader, it is that source's trouble and not its host's.
            Log.Unreadable(logger, order.Id, order.Url, e);
            return SourceVerdict.Of(order, new FetchResult.Failed("It could not be read: " + e.Message), seen, now);
        }
    }

    private async Task<SeenEntries> SeenAsync(FetchOrder order, FetchResult result, CancellationToken cancellationToken) =>
        order.Seen ?? (result is FetchResult.Fetched ? await schedule.FindSeenAsync(order.Id, cancellationToken) : SeenEntries.None);

    private async Task WriteAsync(IReadOnlyList<Article> fresh, CancellationToken cancellationToken) =>
        await Parallel.ForEachAsync(
            fresh,
            new ParallelOptions { MaxDegreeOfParallelism = ConcurrentWrites, CancellationToken = cancellationToken },
            async (article, token) =>
            {
                // One that exists came from another source, or from a try that was stopped before it could send it on.
                if (await articles.TryCreateAsync(article, token))
                {
                    metrics.ArticlesNew.Add(1);
                }
            });

    private static partial class Log
    {
        [LoggerMessage(110, LogLevel.Information, "Fetch {Source} {Url}: {Result}, {Articles} new articles {Reason}")]
        public static partial void Fetched(ILogger logger, SourceId source, string url, string result, int articles, string reason);

        [LoggerMessage(112, LogLevel.Error, "Fetch {Source} {Url}: reading it failed")]
        public static partial void Unreadable(ILogger logger, SourceId source, string url, Exception exception);

        [LoggerMessage(111, LogLevel.Warning, "Fetch of {Host}: the claim ends, {Left} sources are left to the next poll")]
        public static partial void ClaimEnds(ILogger logger, string host, int left);
    }
}
