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

    private static readonly TimeSpan WhileBusy = TimeSpan.FromSeconds(30);

    /// <summary>Longer than between two polls, so that the host's feeds have their turn between two rounds of its pages.</summary>
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromMinutes(6);

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(2);

    public async Task RunAsync(PagesToRead message, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var giveUpAt = message.Since + options.Value.GiveUpAfter;
        if (now >= giveUpAt)
        {
            await TagAsync(message.Pages, havePages: false, cancellationToken);
            return;
        }

        var (lease, heldUntil) = await schedule.TryLeaseAsync(message.Host, now, LeaseFor, cancellationToken);
        if (lease is null)
        {
            // The wait can't be told to the queue's trigger: the message goes again, and this one is done.
            await SendAgainAsync(message, message.Pages, heldUntil - now ?? WhileBusy, giveUpAt, cancellationToken);
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
        foreach (var again in round.Again.GroupBy(a => a.Delay, a => a.Page))
        {
            await SendAgainAsync(message, [.. again], again.Key, giveUpAt, cancellationToken);
        }

        Log.Ran(logger, message.Host, round.Read.Count, round.Teasers.Count, round.Again.Count);
    }

    private async Task ReadAsync(IReadOnlyList<PageToRead> pages, DateTimeOffset until, Round round, CancellationToken cancellationToken)
    {
        foreach (var (i, page) in pages.Index())
        {
            if (clock.GetUtcNow() > until)
            {
                round.Again.AddRange(pages.Skip(i).Select(p => (BetweenRounds, p)));
                return;
            }

            switch (await visit.MakeAsync(page, i == 0 ? TimeSpan.Zero : options.Value.Pause, cancellationToken))
            {
                case PageOutcome.Kept:
                    round.Read.Add(page);
                    break;
                case PageOutcome.Known:
                    break;
                case PageOutcome.Nothing nothing:
                    LeaveTeaser(page, nothing.Reason, round);
                    break;
                case PageOutcome.Failed failed:
                    TryAgain(page, RetryDelay(page), failed.Reason, round);
                    break;
                case PageOutcome.HostWaits waits:
                    // The others wait as well, but it is this one's try.
                    var delay = waits.For ?? RetryDelay(page);
                    round.HoldUntil = waits.Holds ? clock.GetUtcNow() + delay : null;
                    round.Again.AddRange(pages.Skip(i + 1).Select(p => (delay, p)));
                    TryAgain(page, delay, waits.Reason, round);
                    return;
                default:
                    throw new InvalidOperationException("A visit has an outcome.");
            }
        }
    }

    private static TimeSpan RetryDelay(PageToRead page) => FirstRetry * Math.Pow(4, page.Tries);

    private void TryAgain(PageToRead page, TimeSpan delay, string reason, Round round)
    {
        if (page.Tries + 1 >= options.Value.Tries)
        {
            LeaveTeaser(page, reason, round);
            return;
        }

        Log.Later(logger, page.Article, reason);
        round.Again.Add((delay, page with { Tries = page.Tries + 1 }));
    }

    private void LeaveTeaser(PageToRead page, string reason, Round round)
    {
        Log.Left(logger, page.Article, reason);
        round.Teasers.Add(page);
    }

    /// <summary>No later than when the teasers are to be tagged as they are.</summary>
    private Task SendAgainAsync(
        PagesToRead message, IReadOnlyList<PageToRead> again, TimeSpan delay, DateTimeOffset giveUpAt, CancellationToken cancellationToken)
    {
        var left = giveUpAt - clock.GetUtcNow();
        return pages.SendAsync(message with { Pages = again }, delay < left ? delay : left, cancellationToken);
    }

    private async Task TagAsync(IEnumerable<PageToRead> visited, bool havePages, CancellationToken cancellationToken)
    {
        foreach (var some in visited.Chunk(ArticlesToTag.MaxArticles))
        {
            var news = some.Where(p => p.IsNews).Select(p => p.Article);
            await tags.SendAsync(new ArticlesToTag(1, [.. some.Select(p => p.Article)], havePages, [.. news]), null, cancellationToken);
        }
    }

    /// <summary>What came of the pages of one message.</summary>
    private sealed class Round
    {
        public List<PageToRead> Read { get; } = [];

        public List<PageToRead> Teasers { get; } = [];

        public List<(TimeSpan Delay, PageToRead Page)> Again { get; } = [];

        public DateTimeOffset? HoldUntil { get; set; }
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
