using System.Globalization;
using BenchmarkDotNet.Attributes;
using NewsBot.Stories;

namespace NewsBot.Benchmarks;

/// <summary>What grouping costs by the number of articles, beside comparing each pair.</summary>
[MemoryDiagnoser]
public class GroupingBenchmarks
{
    private StoryArticle[] articles = [];
    private StoryArticle[] oneTitle = [];

    [Params(500, 5_000)]
    public int Articles { get; set; }

    [GlobalSetup]
    public void Write()
    {
        articles = [.. GeneratedNews.Of(Articles)];
        oneTitle = [.. articles.Select(a => a with { Title = "Bluefin buys search startup Quarrel", Text = "" })];
    }

    [Benchmark(Baseline = true)]
    public int Group() => StoryGrouper.Group(articles).Count;

    [Benchmark]
    public int GroupOneTitle() => StoryGrouper.Group(oneTitle).Count;

    /// <summary>The same scores and the same linkage, without candidates.</summary>
    [Benchmark]
    public int EachPair() => StoryGrouper.Group(articles, (_, read) => Pairs(read.Count)).Count;

    private static IEnumerable<(int Earlier, int Later)> Pairs(int count)
    {
        for (var later = 0; later < count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                yield return (earlier, later);
            }
        }
    }

    /// <summary>News made up from a seed: each story has a name, a deal and a few tellings in either language, over three days.</summary>
    private static class GeneratedNews
    {
        private static readonly string[] Sources = ["Wire", "Harbour Post", "海港报", "Orchid Letter", "晨星", "Notes"];

        public static IEnumerable<StoryArticle> Of(int count)
        {
            var random = new Random(7);
            var story = 0;
            var told = 0;
            for (var i = 0; i < count; i++, told--)
            {
                if (told <= 0)
                {
                    story++;
                    told = 1 + random.Next(4);
                }

                var names = new Random(story);
                var (who, whom, amount) = (Name(names), Name(names), names.Next(10, 900));
                var chinese = random.Next(3) == 0;
                yield return new StoryArticle
                {
                    Id = i.ToString("D6", CultureInfo.InvariantCulture),
                    Title = chinese ? $"{who}以{amount}亿美元收购{whom}，{GeneratedFeed.Words(random, 3, true)}" : $"{who} buys {whom} for ${amount / 10.0}B, {GeneratedFeed.Words(random, 5, false)}",
                    Text = $"{GeneratedFeed.Words(random, 40, chinese)} {who} {GeneratedFeed.Words(random, 20, chinese)} {whom}",
                    Published = new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero).AddMinutes(i * 3 * 24 * 60.0 / count),
                    Source = Sources[random.Next(Sources.Length)],
                };
            }
        }

        private static string Name(Random random) =>
            string.Concat(Enumerable.Range(0, 3).Select(_ => "bdfgklmnprstvz"[random.Next(14)].ToString() + "aeiou"[random.Next(5)]));
    }
}
