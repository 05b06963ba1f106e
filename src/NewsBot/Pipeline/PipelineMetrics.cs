using System.Diagnostics.Metrics;

namespace NewsBot.Pipeline;

/// <summary>What the steps did, as OpenTelemetry counters of the meter <c>NewsBot</c>.</summary>
public sealed class PipelineMetrics : IDisposable
{
    public const string MeterName = "NewsBot";

    private readonly Meter meter = new(MeterName);

    public PipelineMetrics()
    {
        SourcesClaimed = meter.CreateCounter<long>("newsbot.poll.sources", "{source}", "Sources found due and claimed.");
        SourcesFetched = meter.CreateCounter<long>("newsbot.fetch.sources", "{source}", "Sources asked, by result.");
        ArticlesNew = meter.CreateCounter<long>("newsbot.fetch.articles", "{article}", "Articles written for the first time.");
        PagesFetched = meter.CreateCounter<long>("newsbot.read.pages", "{page}", "Articles' pages asked for, by result.");
        ArticlesTagged = meter.CreateCounter<long>("newsbot.tag.articles", "{article}", "Articles matched against the topics.");
        TagsWritten = meter.CreateCounter<long>("newsbot.tag.tags", "{tag}", "Tags written, by topic.");
        DigestsFrozen = meter.CreateCounter<long>("newsbot.digest.digests", "{digest}", "Digests composed and frozen.");
        MessagesPosted = meter.CreateCounter<long>("newsbot.post.messages", "{message}", "Messages posted, by kind of chat.");
        DigestsClosed = meter.CreateCounter<long>("newsbot.post.digests", "{digest}", "Digests that ended, by how.");
        RowsPruned = meter.CreateCounter<long>("newsbot.prune.rows", "{row}", "Rows and blobs past their retention.");
        PoisonMessages = meter.CreateGauge<long>("newsbot.poison.messages", "{message}", "Messages that failed for good and wait for a person, by queue.");
        StepFailures = meter.CreateCounter<long>("newsbot.failures", "{failure}", "Items that failed for good, by step.");
    }

    public Counter<long> SourcesClaimed { get; }

    public Counter<long> SourcesFetched { get; }

    public Counter<long> ArticlesNew { get; }

    public Counter<long> PagesFetched { get; }

    public Counter<long> ArticlesTagged { get; }

    public Counter<long> TagsWritten { get; }

    public Counter<long> DigestsFrozen { get; }

    public Counter<long> MessagesPosted { get; }

    public Counter<long> DigestsClosed { get; }

    public Counter<long> RowsPruned { get; }

    public Gauge<long> PoisonMessages { get; }

    public Counter<long> StepFailures { get; }

    public void Dispose() => meter.Dispose();
}
