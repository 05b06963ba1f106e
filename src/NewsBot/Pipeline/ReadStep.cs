using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Articles;
using NewsBot.Sources;

namespace NewsBot.Pipeline;

/// <summary>
/// Queue <c>pages-to-read</c>: reads the pages of one host, one after the other under its lease, and sends the articles to be tagged: with
/// their pages where those could be read, else as their feed had them.
/// </summary>
public sealed partial class ReadStep(
    PageVisit visit,
    SourceSchedule schedule,
    QueueOf<PagesToRead> pages,
    QueueOf<ArticlesToTag> tags,
    IOptions<ReadOptions> options,
    TimeProvider clock,
    ILogger<ReadStep> logger)
{
    /// <summary>Who dies while reading holds the host no longer.</summary>
    public static readonly TimeSpan LeaseFor = TimeSpan.FromMinutes(10);

    /// <summary>So long before the end of the lease no further page is begun: longer than the longest pause and exchange.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(4);

    private static readonly TimeSpan WhileBusy = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(2);

    public async Task RunAsync(PagesToRead message, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - message.Since >= options.Value.GiveUpAfter)
        {
            await TagAsync(message.Pages.Select(p => p.Article).ToList(), havePages: false, cancellationToken);
            return;
        }

        if (await schedule.TryLeaseAsync(message.Host, now, LeaseFor, cancellationToken) is not { } lease)
        {
            // The wait can't be told to the queue's trigger: the message goes again, and this one is done.
            await pages.SendAsync(message, WhileBusy, cancellationToken);
            return;
        }

        var round = new Round();
        try
        {
            await ReadAsync(message.Pages, lease.Until - Margin, round, cancellationToken);
        }
        finally
        {
            await schedule.EndLeaseAsync(lease, round.HoldUntil, CancellationToken.None);
        }

        await TagAsync(round.Read, havePages: true, cancellationToken);
        await TagAsync(round.Teasers, havePages: false, cancellationToken);
        foreach (var (delay, again) in round.Again)
        {
            await pages.SendAsync(message with { Pages = again }, delay, cancellationToken);
        }

        Log.Ran(logger, message.Host, round.Read.Count, round.Teasers.Count, round.Again.Sum(a => a.Pages.Count));
    }

    private async Task ReadAsync(IReadOnlyList<PageToRead> all, DateTimeOffset until, Round round, CancellationToken cancellationToken)
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (clock.GetUtcNow() > until)
            {
                round.Again.Add((TimeSpan.Zero, [.. all.Skip(i)]));
                return;
            }

            var page = all[i];
            switch (await visit.MakeAsync(page, i == 0 ? TimeSpan.Zero : options.Value.Pause, cancellationToken))
            {
                case PageOutcome.Kept:
                    round.Read.Add(page.Article);
                    break;
                case PageOutcome.Known:
                    break;
                case PageOutcome.Failed failed when page.Tries + 1 < options.Value.Tries:
                    Log.Later(logger, page.Article, failed.Reason);
                    round.Again.Add((FirstRetry * Math.Pow(4, page.Tries), [page with { Tries = page.Tries + 1 }]));
                    break;
                case PageOutcome.Failed failed:
                    round.LeaveTeaser(page.Article, failed.Reason, logger);
                    break;
                case PageOutcome.Nothing nothing:
                    round.LeaveTeaser(page.Article, nothing.Reason, logger);
                    break;
                case PageOutcome.HostWaits waits:
                    round.HoldUntil = waits.Holds ? clock.GetUtcNow() + waits.For : null;
                    round.Again.Add((waits.For < options.Value.GiveUpAfter ? waits.For : options.Value.GiveUpAfter, [.. all.Skip(i)]));
                    return;
                default:
                    throw new InvalidOperationException("A visit has an outcome.");
            }
        }
    }

    private async Task TagAsync(List<ArticleId> ids, bool havePages, CancellationToken cancellationToken)
    {
        if (ids.Count > 0)
        {
            await tags.SendAsync(new ArticlesToTag(1, ids, havePages), null, cancellationToken);
        }
    }

    /// <summary>What came of the pages of one message.</summary>
    private sealed class Round
    {
        public List<ArticleId> Read { get; } = [];

        public List<ArticleId> Teasers { get; } = [];

        public List<(TimeSpan Delay, IReadOnlyList<PageToRead> Pages)> Again { get; } = [];

        public DateTimeOffset? HoldUntil { get; set; }

        public void LeaveTeaser(ArticleId article, string reason, ILogger logger)
        {
            Log.Left(logger, article, reason);
            Teasers.Add(article);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(160, LogLevel.Information, "Read {Host}: {Read} pages read, {Teasers} left as teasers, {Again} again later")]
        public static partial void Ran(ILogger logger, string host, int read, int teasers, int again);

        [LoggerMessage(161, LogLevel.Information, "Read: article {Article} is tagged by its teaser: {Reason}")]
        public static partial void Left(ILogger logger, ArticleId article, string reason);

        [LoggerMessage(162, LogLevel.Information, "Read: the page of article {Article} is tried again later: {Reason}")]
        public static partial void Later(ILogger logger, ArticleId article, string reason);
    }
}
