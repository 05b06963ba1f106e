using System.ServiceModel.Syndication;
using System.Xml;
using BenchmarkDotNet.Attributes;
using NewsBot.Feeds;

namespace NewsBot.Benchmarks;

/// <summary>
/// Our reader beside others on the same bytes, and beside a bare pass over the XML. Real feeds are read too, where the environment
/// variable NEWSBOT_FEEDS names a folder of them: those of its files that every one of the readers can read.
/// </summary>
[MemoryDiagnoser]
public class FeedReadingBenchmarks
{
    private static readonly Uri Base = new("http://site.example/feed");

    private byte[][] feeds = [];

    public static IEnumerable<string> Kinds =>
        Environment.GetEnvironmentVariable("NEWSBOT_FEEDS") is { Length: > 0 }
            ? ["English RSS", "Chinese RSS", "Atom with XHTML", "real"]
            : ["English RSS", "Chinese RSS", "Atom with XHTML"];

    [ParamsSource(nameof(Kinds))]
    public string Kind { get; set; } = "";

    [GlobalSetup]
    public void Load() => feeds = Kind switch
    {
        "English RSS" => [GeneratedFeed.Rss(200, chinese: false)],
        "Chinese RSS" => [GeneratedFeed.Rss(200, chinese: true)],
        "Atom with XHTML" => [GeneratedFeed.Atom(200)],
        _ => [.. Directory.EnumerateFiles(Environment.GetEnvironmentVariable("NEWSBOT_FEEDS") ?? ".").Select(File.ReadAllBytes).Where(IsReadByAll)],
    };

    [Benchmark]
    public int NewsBot() => feeds.Sum(Ours);

    [Benchmark]
    public int Syndication() => feeds.Sum(ByMicrosoft);

    [Benchmark]
    public int CodeHollow() => feeds.Sum(ByCodeHollow);

    [Benchmark(Baseline = true)]
    public int BareXmlReader() => feeds.Sum(Bare);

    private static int Ours(byte[] bytes) => FeedReader.Read(bytes, null, Base) is FeedResult.Read read ? read.Feed.Entries.Count : 0;

    private static int ByMicrosoft(byte[] bytes)
    {
        using var xml = XmlReader.Create(new MemoryStream(bytes));
        return SyndicationFeed.Load(xml).Items.Count();
    }

    private static int ByCodeHollow(byte[] bytes) => global::CodeHollow.FeedReader.FeedReader.ReadFromByteArray(bytes).Items.Count;

    private static int Bare(byte[] bytes)
    {
        using var xml = XmlReader.Create(new MemoryStream(bytes));
        var nodes = 0;
        while (xml.Read())
        {
            nodes += xml.Value.Length > 0 ? 1 : 0;
        }

        return nodes;
    }

    private static bool IsReadByAll(byte[] bytes)
    {
        try
        {
            return Ours(bytes) > 0 && ByMicrosoft(bytes) > 0 && ByCodeHollow(bytes) > 0 && Bare(bytes) > 0;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return false;
        }
    }
}
