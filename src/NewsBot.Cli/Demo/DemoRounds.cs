using System.Diagnostics;
using System.Globalization;
using NewsBot.Cli.Hosting;
using NewsBot.Pipeline;
using NewsBot.Storage;

namespace NewsBot.Cli.Demo;

/// <summary>Runs the pipeline step by step and tells what each did.</summary>
internal sealed class DemoRounds : IDisposable
{
    private readonly Bot bot;
    private readonly TextWriter output;
    private readonly LocalHost host;
    private readonly StepCounts counts = new();
    private readonly OperationCounts atStart;

    public DemoRounds(Bot bot, TextWriter output)
    {
        this.bot = bot;
        this.output = output;
        host = new LocalHost(bot.Services, new QueueSettings { RetryPause = TimeSpan.FromSeconds(1) });
        atStart = bot.Get<StorageAccount>().Operations.Snapshot();
    }

    public async Task RunAsync(string heading, CancellationToken cancellationToken)
    {
        output.WriteLine();
        output.WriteLine(heading);
        await StepAsync("Poll", "newsbot.poll.sources", bot.Get<PollStep>().RunAsync, n => Count(n, "source") + " due", cancellationToken);
        await StepAsync(
            "Fetch", "newsbot.fetch.articles", t => host.DrainAsync(StorageNames.SourcesToFetch, t), n => Count(n, "new article"), cancellationToken);
        await StepAsync("Read", "newsbot.read.pages", t => host.DrainAsync(StorageNames.PagesToRead, t), n => Count(n, "page"), cancellationToken);
        await StepAsync("Tag", "newsbot.tag.tags", t => host.DrainAsync(StorageNames.ArticlesToTag, t), n => Count(n, "tag"), cancellationToken);
        await StepAsync("Digest", "newsbot.digest.digests", bot.Get<DigestStep>().RunAsync, n => Count(n, "digest"), cancellationToken);
        output.WriteLine();
        await StepAsync("Post", "newsbot.post.messages", t => host.DrainAsync(StorageNames.DigestsToPost, t), n => Count(n, "message"), cancellationToken);
    }

    public void PrintTotals(SampleSite site, TimeSpan elapsed)
    {
        var operations = bot.Get<StorageAccount>().Operations.Snapshot().Since(atStart);
        var articles = counts["newsbot.fetch.articles"];
        output.WriteLine();
        output.WriteLine("Both rounds together");
        Row("sources asked", counts["newsbot.fetch.sources"], counts.ByTag("newsbot.fetch.sources"));
        Row("answers of the sites", site.RequestsByStatus.Values.Sum(), [.. site.RequestsByStatus.Select(a => ($"{a.Key}", (long)a.Value))]);
        Row("articles stored", articles, []);
        Row("pages asked", counts["newsbot.read.pages"], counts.ByTag("newsbot.read.pages"));
        Row("tags written", counts["newsbot.tag.tags"], counts.ByTag("newsbot.tag.tags"));
        Row("messages posted", counts["newsbot.post.messages"], []);
        Row("failures", counts["newsbot.failures"], []);
        Row("storage operations", operations.Total, [.. operations.ByOperation.Select(o => (o.Key, o.Value))]);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {(double)operations.Total / Math.Max(1, articles):0.0} storage operations an article, {elapsed.TotalSeconds:0.0} s in all"));
    }

    public void Dispose() => counts.Dispose();

    private async Task StepAsync(
        string name, string counter, Func<CancellationToken, Task> step, Func<long, string> tell, CancellationToken cancellationToken)
    {
        var before = counts[counter];
        var watch = Stopwatch.StartNew();
        await step(cancellationToken);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {name,-7} {tell(counts[counter] - before),-18} {watch.Elapsed.TotalMilliseconds,6:0} ms"));
    }

    private static string Count(long count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private void Row(string what, long count, IReadOnlyList<(string Value, long Count)> parts) =>
        output.WriteLine($"  {what,-21} {count,5}" + (parts.Count > 0 ? "  " + string.Join(", ", parts.Select(p => $"{p.Value} {p.Count}")) : ""));
}
