using BenchmarkDotNet.Attributes;
using NewsBot.Topics;

namespace NewsBot.Benchmarks;

/// <summary>What the shipped topics cost for a megabyte (of UTF-8) in each language, and what making a matcher of a thousand topics does.</summary>
[MemoryDiagnoser]
public class DefaultTopicsBenchmarks
{
    private const int TextLength = 10_000;
    private const int Megabyte = 1_000_000;

    private readonly string english = Repeat(
        "The company said on Tuesday that it would move its offices to the harbour, where a new bridge is being built; shares fell two percent. "
        + "Critics called the plan expensive, while engineers who worked on the model said that it had been long in the making. ");

    private readonly string chinese = Repeat(
        "公司周二表示，将把办公室搬到港口附近，那里正在修建一座新桥；股价下跌了百分之二。批评者称这一计划过于昂贵，而参与该模型的工程师说，它已经酝酿了很久。");

    private readonly IReadOnlyList<TopicDefinition> thousand = GeneratedTopics.Create(1_000);
    private readonly TopicMatcher matcher = new(ShippedTopics.Default);

    [Benchmark]
    public int MegabyteOfEnglish() => Match(english, Megabyte / TextLength);

    [Benchmark]
    public int MegabyteOfChinese() => Match(chinese, Megabyte / 3 / TextLength);

    [Benchmark]
    public TopicMatcher MatcherOfThousandTopics() => new(thousand);

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, (TextLength / text.Length) + 1))[..TextLength];

    private int Match(string text, int times)
    {
        var matches = 0;
        for (var i = 0; i < times; i++)
        {
            matches += matcher.Match("", text).Count;
        }

        return matches;
    }
}
