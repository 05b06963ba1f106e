using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Fetching;
using NewsBot.Sources;

namespace NewsBot.Pipeline;

/// <summary>
/// Queue <c>sources-to-fetch</c>: asks the sources of one host one after the other, writes their new articles, sends those to be
/// read or tagged, and gives the sources back to the schedule. In this order, so that whatever is stopped half-way is done again
/// in full and changes nothing that was done.
/// </summary>
public sealed partial class FetchStep(
    IFetcher fetcher,
    SourceJudge judge,
    ArticleStore articles,
    SourceSchedule schedule,
    QueueOf<PagesToRead> pages,
    QueueOf<ArticlesToTag> tags,
    SourceNotices notices,
    PipelineMetrics metrics,
    TimeProvider clock,
    ILogger<FetchStep> logger)
{
    private const int ConcurrentWrites = 8;

    /// <summary>So long before the end of the claim no further source is begun.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    /// <summary>For a host that asks for patience and does not say how long.</summary>
    private static readonly TimeSpan UsualPatience = TimeSpan.FromMinutes(5);

    /// <summary>A message older than this may have been worked on before, in full or in part.</summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromMinutes(1);

    public async Task RunAsync(SourcesToFetch message, CancellationToken cancellationToken)
    {
        var round = new Round();

        // A feed that several servers watch is asked once for all of them.
        foreach (var same in (await StillClaimedAsync(message, cancellationToken)).GroupBy(RequestOf))
        {
            if (clock.GetUtcNow() > message.Until - Margin)
            {
                Log.ClaimEnds(logger, message.Host, message.Sources.Count - round.Outcomes.Count);
                break;
            }

            if (round.HostAsksFor is { } wait)
            {
                // The host is overloaded; its other sources wait with the one that was told so, and are no failures.
                round.Outcomes.AddRange(same.Select(order => SourceJudge.Postponed(order, clock.GetUtcNow(), wait)));
                continue;
            }

            FetchResult result;
            try
            {
                result = await fetcher.FetchAsync(same.Key, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // A stop: those that have answered are not to be asked again for that.
                await FinishAsync(message, round, CancellationToken.None);
                throw;
            }

            round.HostAsksFor = result is FetchResult.RetryAfter busy ? busy.After ?? UsualPatience : null;
            foreach (var order in same)
            {
                await TakeAsync(order, result, round, cancellationToken);
            }
        }

        await FinishAsync(message, round, cancellationToken);
    }

    /// <summary>For one source that a person added and that was fetched to see what it is: the answer is taken, not asked for again.</summary>
    public async Task RunAsync(HostClaim claim, FetchResult answer, CancellationToken cancellationToken)
    {
        var round = new Round();
        await TakeAsync(claim.Orders[0], answer, round, cancellationToken);
        await FinishAsync(SourcesToFetch.Of(claim), round, cancellationToken);
    }

    /// <summary>A message that comes late or again names sources that were given back; those are not asked a second time.</summary>
    private async Task<IEnumerable<FetchOrder>> StillClaimedAsync(SourcesToFetch message, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() < message.Until - PollStep.ClaimFor + Prompt)
        {
            return message.Sources;
        }

        var claimed = await schedule.FindClaimedAsync(message.Until, cancellationToken);
        return message.Sources.Where(o => claimed.Contains(o.Row));
    }

    private static FetchRequest RequestOf(FetchOrder order) => new(new Uri(order.Url), order.ETag, order.LastModified);

    private async Task TakeAsync(FetchOrder order, FetchResult result, Round round, CancellationToken cancellationToken)
    {
        var verdict = Judge(order, result, await SeenAsync(order, result, cancellationToken));
        var known = await WriteAsync(verdict.New, cancellationToken);
        round.Add(verdict, known);

        metrics.SourcesFetched.Add(1, new KeyValuePair<string, object?>("result", result.GetType().Name));
        Log.Fetched(logger, order.Id, order.Url, result.GetType().Name, verdict.New.Count, verdict.Outcome.Reason ?? "");
    }

    private async Task FinishAsync(SourcesToFetch message, Round round, CancellationToken cancellationToken)
    {
        await SendToReadAsync(round.ToRead, cancellationToken);
        foreach (var ids in round.ToTag.Distinct().Chunk(ArticlesToTag.MaxArticles))
        {
            await tags.SendAsync(new ArticlesToTag(1, ids, News: [.. ids.Where(round.News.Contains)]), null, cancellationToken);
        }

        foreach (var notice in round.Outcomes.Select(o => o.Notice).OfType<SourceNotice>())
        {
            await notices.SendAsync(notice, message.Until, cancellationToken);
        }

        await schedule.FinishAsync(round.Outcomes, message.HostLease, clock.GetUtcNow() + round.HostAsksFor, cancellationToken);
    }

    private async Task SendToReadAsync(IEnumerable<PageToRead> teasers, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var host in teasers.DistinctBy(p => p.Article).GroupBy(p => SourceSchedule.HostOf(p.Url)))
        {
            foreach (var message in PagesToRead.Of(host.Key, now, host))
            {
                await pages.SendAsync(message, null, cancellationToken);
            }
        }
    }

    private SourceVerdict Judge(FetchOrder order, FetchResult result, SeenEntries seen)
    {
        var now = clock.GetUtcNow();
        try
        {
            return judge.Judge(order, result, seen, now);
        }
        catch (Exception e)
        {
            // Whatever a feed makes of our reader, it is that source's trouble and not its host's.
            Log.Unreadable(logger, order.Id, order.Url, e);
            return judge.Judge(order, new FetchResult.Failed("It could not be read: " + e.Message), seen, now);
        }
    }

    private async Task<SeenEntries> SeenAsync(FetchOrder order, FetchResult result, CancellationToken cancellationToken) =>
        order.Seen ?? (result is FetchResult.Fetched ? await schedule.FindSeenAsync(order.Id, cancellationToken) : SeenEntries.None);

    /// <summary>Returns those that were there: from another source, or from a try that was stopped before it could send them on.</summary>
    private async Task<IReadOnlySet<ArticleId>> WriteAsync(IReadOnlyList<Article> fresh, CancellationToken cancellationToken)
    {
        var known = new ConcurrentBag<ArticleId>();
        await Parallel.ForEachAsync(
            fresh,
            new ParallelOptions { MaxDegreeOfParallelism = ConcurrentWrites, CancellationToken = cancellationToken },
            async (article, token) =>
            {
                if (await articles.TryCreateAsync(article, token))
                {
                    metrics.ArticlesNew.Add(1);
                }
                else
                {
                    known.Add(article.Id);
                }
            });
        return known.ToHashSet();
    }

    /// <summary>What came of the sources of one message; of their articles no more than what is sent on.</summary>
    private sealed class Round
    {
        public List<FetchOutcome> Outcomes { get; } = [];

        public List<PageToRead> ToRead { get; } = [];

        public List<ArticleId> ToTag { get; } = [];

        /// <summary>News of this source that another one may have brought as its backlog.</summary>
        public HashSet<ArticleId> News { get; } = [];

        public TimeSpan? HostAsksFor { get; set; }

        public void Add(SourceVerdict verdict, IReadOnlySet<ArticleId> known)
        {
            Outcomes.Add(verdict.Outcome);
            News.UnionWith(verdict.New.Where(a => !a.IsBacklog && known.Contains(a.Id)).Select(a => a.Id));
            ToRead.AddRange(verdict.ToRead.Select(a => new PageToRead(a.Id, a.Link ?? "", IsNews: News.Contains(a.Id))));
            ToTag.AddRange(verdict.New.Select(a => a.Id).Except(verdict.ToRead.Select(a => a.Id)));
        }
    }

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
