using System.Diagnostics.Metrics;
using NewsBot.Pipeline;

namespace NewsBot.Cli.Hosting;

/// <summary>Listens to the pipeline's counters for as long as it lives.</summary>
internal sealed class StepCounts : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);

    public StepCounts()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == PipelineMetrics.MeterName)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            lock (counts)
            {
                Add(instrument.Name, value);
                foreach (var tag in tags)
                {
                    Add($"{instrument.Name} {tag.Value}", value);
                }
            }
        });
        listener.Start();
    }

    /// <summary>An instrument's sum, or with <c>name value</c> that of one of its tags' values.</summary>
    public long this[string name]
    {
        get
        {
            lock (counts)
            {
                return counts.GetValueOrDefault(name);
            }
        }
    }

    /// <summary>The values of an instrument's tags with their sums, largest first.</summary>
    public IReadOnlyList<(string Value, long Count)> ByTag(string name)
    {
        lock (counts)
        {
            return
            [
                .. counts.Where(c => c.Key.StartsWith(name + " ", StringComparison.Ordinal))
                    .Select(c => (c.Key[(name.Length + 1)..], c.Value))
                    .OrderByDescending(c => c.Value),
            ];
        }
    }

    public override string ToString() =>
        $"{this["newsbot.fetch.sources"]} sources fetched, {this["newsbot.fetch.articles"]} new articles, {this["newsbot.read.pages Fetched"]} pages read, "
        + $"{this["newsbot.tag.tags"]} tags, {this["newsbot.digest.digests"]} digests, {this["newsbot.post.messages"]} messages posted, "
        + $"{this["newsbot.failures"]} failures.";

    public void Dispose() => listener.Dispose();

    private void Add(string name, long value) => counts[name] = counts.GetValueOrDefault(name) + value;
}
