using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Articles;
using NewsBot.Digests;
using NewsBot.Topics;

namespace NewsBot.Pipeline;

/// <summary>Timer, daily: drops what is past its retention, in batches, and what servers left that were forgotten. Stopped half-way, the next run goes on.</summary>
public sealed partial class PruneStep(
    TagStore tags,
    Outbox outbox,
    FailureStore failures,
    ArticleStore articles,
    ServerRecords servers,
    IOptions<RetentionOptions> options,
    PipelineMetrics metrics,
    TimeProvider clock,
    ILogger<PruneStep> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.Days);
        var rows = await tags.PruneAsync(before, cancellationToken)
            + await outbox.PruneAsync(before, cancellationToken)
            + await failures.PruneAsync(before, cancellationToken);
        var blobs = options.Value.Blobs ? await articles.PruneAsync(before, cancellationToken) : 0;

        var abandoned = await servers.RemoveAbandonedAsync(cancellationToken);

        metrics.RowsPruned.Add(rows + blobs);
        Log.Pruned(logger, rows, blobs, before, abandoned);
    }

    private static partial class Log
    {
        [LoggerMessage(150, LogLevel.Information, "Prune: {Rows} rows and {Blobs} articles of before {Before:u}, all that {Servers} forgotten servers left")]
        public static partial void Pruned(ILogger logger, int rows, int blobs, DateTimeOffset before, int servers);
    }
}
