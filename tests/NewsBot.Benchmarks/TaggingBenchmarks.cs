using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using NewsBot.Topics;

namespace NewsBot.Benchmarks;

/// <summary>What a text costs by the number of topics, beside one compiled regular expression for each topic.</summary>
[MemoryDiagnoser]
public class TaggingBenchmarks
{
    private const int PhrasesOfATopic = 5;
    private readonly string english = GeneratedFeed.Words(new Random(1), 2_000, chinese: false);
    private readonly string chinese = GeneratedFeed.Words(new Random(1), 4_000, chinese: true);
    private TopicMatcher matcher = new([]);
    private TopicMatcher defaults = new([]);
    private Regex[] patterns = [];

    [Params(10, 1_000)]
    public int Topics { get; set; }

    [GlobalSetup]
    public void Define()
    {
        var phrases = Enumerable.Range(0, Topics).Select(t => Enumerable.Range(0, PhrasesOfATopic).Select(p => $"topic{t} phrase{p}").ToArray()).ToList();
        matcher = new TopicMatcher([.. phrases.Select((p, i) => new TopicDefinition
        {
            Id = new TopicId($"topic-{i}"),
            Names = new Dictionary<string, string> { ["en"] = $"Topic {i}" },
            Threshold = 0.5,
            Cues = [new Cue { Weight = 0.8, Phrases = p }],
        })]);
        defaults = new TopicMatcher(ShippedTopics.Default);
        patterns = [.. phrases.Select(p => new Regex(@"\b(" + string.Join('|', p) + @")\b", RegexOptions.IgnoreCase | RegexOptions.Compiled))];
    }

    [Benchmark(Baseline = true)]
    public int OurMatcher() => matcher.Match("", english).Count;

    [Benchmark]
    public int RegexForEachTopic() => patterns.Count(p => p.IsMatch(english));

    [Benchmark]
    public int DefaultTopicsEnglish() => defaults.Match("", english).Count;

    [Benchmark]
    public int DefaultTopicsChinese() => defaults.Match("", chinese).Count;
}
