using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Articles.Pages;
using NewsBot.Topics;

namespace NewsBot.Pipeline;

/// <summary>Queue <c>articles-to-tag</c>: matches articles against the topics and writes a row for each that fits.</summary>
public sealed partial class TagStep(
    ArticleStore articles,
    TopicCatalog topics,
    TagStore tags,
    FailureStore failures,
    PipelineMetrics metrics,
    ILogger<TagStep> logger)
{
    private const int ConcurrentReads = 8;

    public async Task RunAsync(ArticlesToTag message, CancellationToken cancellationToken)
    {
        var matcher = (await topics.GetAsync(cancellationToken)).Matcher;
        var found = new IReadOnlyList<Tag>[message.Articles.Count];
        await Parallel.ForEachAsync(
            message.Articles.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = ConcurrentReads, CancellationToken = cancellationToken },
            async (item, token) => found[item.Index] = await TagAsync(item.Item, message, matcher, token));

        var written = found.SelectMany(t => t).ToList();
        await tags.WriteAsync(written, cancellationToken);

        metrics.ArticlesTagged.Add(message.Articles.Count);
        foreach (var topic in written.CountBy(t => t.Topic))
        {
            metrics.TagsWritten.Add(topic.Value, new KeyValuePair<string, object?>("topic", topic.Key.Value));
        }

        Log.Tagged(logger, message.Articles.Count, written.Count);
    }

    private async Task<IReadOnlyList<Tag>> TagAsync(
        ArticleId id, ArticlesToTag message, TopicMatcher matcher, CancellationToken cancellationToken)
    {
        Article? article;
        ArticlePage? page;
        try
        {
            article = await articles.FindAsync(id, cancellationToken);
            page = message.HavePages ? await articles.FindPageAsync(id, cancellationToken) : null;
        }
        catch (InvalidDataException e)
        {
            return await GiveUpAsync(id, e, cancellationToken);
        }

        if (article is null)
        {
            Log.Pruned(logger, id);
            return [];
        }

        try
        {
            return [.. ArticleTags.Of(article, page, matcher).Select(t => t with { IsNews = message.News?.Contains(id) == true })];
        }
        catch (Exception e)
        {
            return await GiveUpAsync(id, e, cancellationToken);
        }
    }

    /// <summary>No further try can mend it, and the others of the message must not wait for it.</summary>
    private async Task<IReadOnlyList<Tag>> GiveUpAsync(ArticleId id, Exception e, CancellationToken cancellationToken)
    {
        await failures.AddAsync("Tag", id.Value, e.Message, cancellationToken);
        metrics.StepFailures.Add(1, new KeyValuePair<string, object?>("step", "Tag"));
        Log.Unreadable(logger, id, e);
        return [];
    }

    private static partial class Log
    {
        [LoggerMessage(120, LogLevel.Information, "Tag: {Articles} articles, {Tags} tags")]
        public static partial void Tagged(ILogger logger, int articles, int tags);

        [LoggerMessage(121, LogLevel.Information, "Tag: article {Article} is no longer kept")]
        public static partial void Pruned(ILogger logger, ArticleId article);

        [LoggerMessage(122, LogLevel.Error, "Tag: article {Article} can't be tagged")]
        public static partial void Unreadable(ILogger logger, ArticleId article, Exception exception);
    }
}
