using System.Globalization;
using BenchmarkDotNet.Attributes;
using NewsBot.Feeds;

namespace NewsBot.Benchmarks;

/// <summary>One date, as each entry has, beside .NET's own parser where that can read it.</summary>
[MemoryDiagnoser]
public class DateBenchmarks
{
    [Params("Tue, 24 Nov 2026 08:09:10 +0800", "2026-11-24T08:09:10+08:00", "2026年11月24日 08:09")]
    public string Text { get; set; } = "";

    [Benchmark]
    public DateTimeOffset? NewsBot() => FeedDates.Parse(Text);

    [Benchmark(Baseline = true)]
    public bool DotNet() => DateTimeOffset.TryParse(Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
}
