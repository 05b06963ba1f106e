using System.Buffers;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using NewsBot.Topics;

namespace NewsBot.Benchmarks;

/// <summary>
/// What a text costs by the number of topics, beside one compiled regular expression for each topic, and beside
/// <see cref="SearchValues"/>, which only counts hits and knows neither words nor which phrase it found.
/// </summary>
[MemoryDiagnoser]
public class TaggingBenchmarks
{
    private const int HitsOfText = 200;

    private string text = "";
    private TopicMatcher matcher = new([]);
    private Regex[] patterns = [];
    private SearchValues<string> values = SearchValues.Create([], StringComparison.OrdinalIgnoreCase);

    [Params(10, 1_000)]
    public int Topics { get; set; }

    /// <summary>Whether the text has phrases of many topics, two hundred in all, or none.</summary>
    [Params(false, true)]
    public bool Hits { get; set; }

    [GlobalSetup]
    public void Define()
    {
        var topics = GeneratedTopics.Create(Topics);
        text = GeneratedTopics.Text(topics, Hits ? HitsOfText : 0);
        matcher = new TopicMatcher(topics);
        var phrases = topics.Select(GeneratedTopics.PhrasesOf).ToList();
        patterns = [.. phrases.Select(p => new Regex(@"\b(?:" + string.Join('|', p.Select(Regex.Escape)) + @")\b", RegexOptions.IgnoreCase | RegexOptions.Compiled))];
        values = SearchValues.Create([.. phrases.SelectMany(p => p)], StringComparison.OrdinalIgnoreCase);
        if (RegexForEachTopic() != OurMatcher())
        {
            throw new InvalidOperationException("The regular expressions find other topics.");
        }
    }

    [Benchmark(Baseline = true)]
    public int OurMatcher() => matcher.Match("", text, "en").Count;

    [Benchmark]
    public int RegexForEachTopic() => patterns.Count(p => p.IsMatch(text));

    [Benchmark]
    public int SearchValuesHits()
    {
        var hits = 0;
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(values); at >= 0; at = rest.IndexOfAny(values))
        {
            hits++;
            rest = rest[(at + 1)..];
        }

        return hits;
    }
}
