using System.ServiceModel.Syndication;
using System.Xml;
using BenchmarkDotNet.Attributes;
using NewsBot.Feeds;

namespace NewsBot.Benchmarks;

/// <summary>Our reader beside others on the same bytes, and beside a bare pass over the XML.</summary>
[MemoryDiagnoser]
public class FeedReadingBenchmarks
{
    private byte[] bytes = [];

    [Params(false, true)]
    public bool Chinese { get; set; }

    [GlobalSetup]
    public void Generate() => bytes = GeneratedFeed.Rss(200, Chinese);

    [Benchmark]
    public int NewsBot() => ((FeedResult.Read)FeedReader.Read(bytes, null, null)).Feed.Entries.Count;

    [Benchmark]
    public int Syndication()
    {
        using var xml = XmlReader.Create(new MemoryStream(bytes));
        return SyndicationFeed.Load(xml).Items.Count();
    }

    [Benchmark]
    public int CodeHollow() => global::CodeHollow.FeedReader.FeedReader.ReadFromByteArray(bytes).Items.Count;

    [Benchmark(Baseline = true)]
    public int BareXmlReader()
    {
        using var xml = XmlReader.Create(new MemoryStream(bytes));
        var nodes = 0;
        while (xml.Read())
        {
            nodes += xml.Value.Length > 0 ? 1 : 0;
        }

        return nodes;
    }
}
