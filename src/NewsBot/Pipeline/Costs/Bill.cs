using NewsBot.Storage;

namespace NewsBot.Pipeline.Costs;

/// <summary>What a month costs.</summary>
public sealed record Bill(IReadOnlyList<BillLine> Lines)
{
    // What is not counted but assumed. Queues: the Functions host asks each for messages as often as host.json's
    // maxPollingInterval says while an instance is awake, which is taken for always.
    internal const double QueuePollSeconds = 2;
    private static readonly int Queues = StorageNames.Queues.Count;

    // Instances of each function take so many messages at once (host.json: batchSize + newBatchThreshold), and are billed once for all.
    internal const double AtOnce = 24;

    // Seconds of one execution: most of a fetch or of reading a page is waiting; Azure bills a second at least.
    private const double FetchSeconds = 2;
    private const double PageSeconds = 2;
    private const double LeastSeconds = 1;

    // Messages of a digest.
    private const double MessagesOfDigest = 2;

    // Bytes kept of an article and of its page, and of rows of an article; telemetry of an execution and of a minute's metrics.
    private const double ArticleBytes = 3_000;
    private const double PageBytes = 8_000;
    private const double RowBytes = 1_000;
    private const double TelemetryOfExecution = 2_000;
    private const double TelemetryOfMinute = 7_000;

    // infra/modules/alerts.bicep.
    private const int AlertRules = 3;

    private const double Giga = 1_000_000_000;
    private const double MonthSeconds = Workload.Month * 3_600;

    public decimal Total => Lines.Sum(l => l.Cost);

    public static Bill Of(Workload work, PriceList prices)
    {
        var polls = Workload.Month * 60 / work.PollMinutes;
        var dueChecks = Workload.Month * 60 / work.DigestMinutes;
        var operations = (OperationCost.Poll * polls)
            + (OperationCost.Look * work.Looks)
            + (OperationCost.Change * work.Changes)
            + (OperationCost.Article * work.Articles)
            + (OperationCost.Page * work.Pages)
            + (OperationCost.DueCheck * dueChecks)
            + (OperationCost.Turn * work.Turns)
            + ((OperationCost.Post + (OperationCost.Message * MessagesOfDigest)) * work.Digests);

        // The host notes each run of a timer in a blob.
        var timerNotes = polls + dueChecks;
        var hostReceives = MonthSeconds / QueuePollSeconds * Queues;

        var executions = polls + dueChecks + work.Looks + work.Changes + Math.Min(work.Pages, work.Changes) + work.Digests + work.Commands;
        var seconds = ((polls + dueChecks) * LeastSeconds)
            + Busy(work.Looks, FetchSeconds, polls)
            + Busy(work.Changes, LeastSeconds, polls)
            + Busy(work.Pages, PageSeconds, polls)
            + (((work.Digests * MessagesOfDigest) + work.Commands) * LeastSeconds);
        var gbSeconds = seconds * work.MemoryGb;

        var keptDays = work.RetentionDays / (Workload.Month / 24);
        var blobGb = keptDays * ((work.Articles * ArticleBytes) + (work.Pages * PageBytes)) / Giga;
        var tableGb = keptDays * work.Articles * RowBytes / Giga;
        var logGb = ((executions * TelemetryOfExecution) + (Workload.Month * 60 * TelemetryOfMinute)) / Giga;

        return new Bill(
        [
            new("blobs written", operations.BlobWrites + timerNotes, "operations", Per(10_000, operations.BlobWrites + timerNotes, prices.BlobWritesPer10000)),
            new("blobs read", operations.BlobReads, "operations", Per(10_000, operations.BlobReads, prices.BlobReadsPer10000)),
            new("queues, by the bot", operations.Queue, "operations", Per(10_000, operations.Queue, prices.QueueOperationsPer10000)),
            new("queues, asked by the host", hostReceives, "operations", Per(10_000, hostReceives, prices.QueueOperationsPer10000)),
            new("tables", operations.Table, "operations", Per(10_000, operations.Table, prices.TableOperationsPer10000)),
            new("blobs and rows kept", blobGb + tableGb, "GB", ((decimal)blobGb * prices.BlobGbMonth) + ((decimal)tableGb * prices.TableGbMonth)),
            new("executions", executions, "executions", Per(1_000_000, Math.Max(0, executions - prices.FreeExecutions), prices.ExecutionsPerMillion)),
            new("execution time", gbSeconds, "GB s", (decimal)Math.Max(0, gbSeconds - prices.FreeGbSeconds) * prices.GbSecond),
            new("always ready", work.AlwaysReady, "instances", AlwaysReady(work.MemoryGb, prices) * work.AlwaysReady),
            new("logs and metrics", logGb, "GB", Math.Max(0, (decimal)logGb - prices.FreeLogGb) * prices.LogGb),
            new("alerts", AlertRules, "rules", AlertRules * prices.AlertRuleMonth),
        ]);
    }

    /// <summary>What one instance that always waits costs in a month.</summary>
    public static decimal AlwaysReady(double memoryGb, PriceList prices) => (decimal)(memoryGb * MonthSeconds) * prices.AlwaysReadyGbSecond;

    /// <summary>Seconds that instances work for so many executions: side by side where many come together, else each poll's by themselves.</summary>
    private static double Busy(double executions, double seconds, double polls) =>
        Math.Max(Math.Min(executions, polls), executions / AtOnce) * seconds;

    private static decimal Per(int lot, double quantity, decimal price) => (decimal)(quantity / lot) * price;
}
