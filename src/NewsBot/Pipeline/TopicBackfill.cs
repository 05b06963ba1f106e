using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Topics;

namespace NewsBot.Pipeline;

/// <summary>
/// Tags stored articles anew for one topic, whose tags are then as if it had always been what it is; but for what a running host still tags
/// by the old one, for up to a minute after a change. Stopped half-way, the same call goes on where it was.
/// </summary>
public sealed partial class TopicBackfill(
    ArticleStore articles, TagStore tags, BackfillStore store, TimeProvider clock, ILogger<TopicBackfill> logger)
{
    private const int ConcurrentReads = 16;

    private const int ListPortion = 5_000;

    /// <summary>Between the clock that dates articles and the one that dates blobs.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);

    /// <summary>Articles after which progress is kept and told.</summary>
    public int Portion { get; init; } = 500;

    /// <param name="topic">As it is now.</param>
    /// <param name="days">How far back, by first-seen.</param>
    /// <param name="asNews">Whether digests to come may bring what the topic newly has; else it is found only where people look back.</param>
    /// <param name="progress">Told how far it is, and how many articles there are.</param>
    /// <param name="cancellationToken">Stops it; what is done stays done.</param>
    public async Task<BackfillState> RunAsync(
        TopicDefinition topic, int days, bool asNews, Action<BackfillState, int> progress, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var task = TaskOf(topic, days, asNews);
        var state = await store.FindAsync(topic.Id, cancellationToken) is { } begun && begun.Task == task
            ? begun
            : new BackfillState { Topic = topic.Id, Task = task, Since = now - TimeSpan.FromDays(days) };
        var written = state.Since - ClockSkew;
        var total = await articles.ListAsync(written, ListPortion, after: null, cancellationToken)
            .Select(p => p.Articles.Count).SumAsync(cancellationToken);
        var pages = await articles.ListPagesAsync(written, cancellationToken);
        var tagged = await tags.ReadArticlesAsync(topic.Id, state.Since, now, cancellationToken);
        var matcher = new TopicMatcher([topic]);
        progress(state, total);
        await foreach (var (portion, next) in articles.ListAsync(written, Portion, state.After, cancellationToken))
        {
            var judged = await JudgeAsync(portion, pages, matcher, cancellationToken);
            state = await WriteAsync(state, [.. judged.Where(j => j.Article.FirstSeen >= state.Since)], tagged, asNews, cancellationToken);
            state = state with { Articles = state.Articles + portion.Count, After = next };
            if (next is not null)
            {
                await store.SaveAsync(state, cancellationToken);
            }

            progress(state, total);
        }

        await store.RemoveAsync(topic.Id, cancellationToken);
        return state;
    }

    private async Task<IReadOnlyCollection<Judgement>> JudgeAsync(
        IReadOnlyList<ArticleId> portion, IReadOnlySet<ArticleId> pages, TopicMatcher matcher, CancellationToken cancellationToken)
    {
        var judged = new ConcurrentBag<Judgement>();
        await Parallel.ForEachAsync(
            portion,
            new ParallelOptions { MaxDegreeOfParallelism = ConcurrentReads, CancellationToken = cancellationToken },
            async (id, token) =>
            {
                try
                {
                    // Null: pruned meanwhile, or a second address of another article.
                    if (await articles.FindAsync(id, token) is { } article)
                    {
                        var page = pages.Contains(id) ? await articles.FindPageAsync(id, token) : null;
                        judged.Add(new Judgement(article, ArticleTags.Of(article, page, matcher).SingleOrDefault()));
                    }
                }
                catch (InvalidDataException e)
                {
                    Log.Unreadable(logger, id, e);
                }
            });
        return judged;
    }

    private async Task<BackfillState> WriteAsync(
        BackfillState state, List<Judgement> judged, IReadOnlySet<ArticleId> tagged, bool asNews, CancellationToken cancellationToken)
    {
        var matching = judged.Select(j => j.Tag).OfType<Tag>().ToLookup(t => tagged.Contains(t.Article));
        var (kept, added) = (matching[true].ToList(), matching[false].Select(t => asNews ? t : t with { IsBacklog = true }).ToList());
        var removed = judged
            .Where(j => j.Tag is null && tagged.Contains(j.Article.Id))
            .Select(j => new TagPlace(state.Topic, j.Article.FirstSeen, j.Article.Id))
            .ToList();
        await tags.AddAsync(added, cancellationToken);
        await tags.RescoreAsync(kept, cancellationToken);
        await tags.RemoveAsync(removed, cancellationToken);
        return state with { Added = state.Added + added.Count, Kept = state.Kept + kept.Count, Removed = state.Removed + removed.Count };
    }

    private static string TaskOf(TopicDefinition topic, int days, bool asNews) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{days}|{asNews}|{topic.ToJson()}")));

    /// <param name="Article">An article.</param>
    /// <param name="Tag">Null where the topic does not fit.</param>
    private sealed record Judgement(Article Article, Tag? Tag);

    private static partial class Log
    {
        [LoggerMessage(190, LogLevel.Error, "Backfill: article {Article} can't be read")]
        public static partial void Unreadable(ILogger logger, ArticleId article, Exception exception);
    }
}
