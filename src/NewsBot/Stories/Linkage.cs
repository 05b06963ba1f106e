namespace NewsBot.Stories;

/// <summary>
/// Joins pairs to stories, the surest first: two stories become one where a pair joins them and, on average, their articles belong together, so that one
/// weak bridge joins nothing.
/// </summary>
internal sealed class Linkage(IReadOnlyList<ReadArticle> articles, PairScore score, double joins)
{
    /// <summary>Of what joins a pair, the average over pairs of both stories must have so much.</summary>
    private const double OnAverage = 0.7;

    /// <summary>Of each story so many articles are compared, so that the work is bounded.</summary>
    private const int MostCompared = 5;

    private readonly int[] storyOf = [.. Enumerable.Range(0, articles.Count)];
    private readonly List<int>[] members = [.. Enumerable.Range(0, articles.Count).Select(i => new List<int> { i })];

    public IEnumerable<List<int>> Join(IEnumerable<(int Earlier, int Later, double Score)> pairs)
    {
        foreach (var pair in pairs.OrderByDescending(p => p.Score).ThenBy(p => p.Earlier).ThenBy(p => p.Later))
        {
            var (a, b) = (storyOf[pair.Earlier], storyOf[pair.Later]);
            if (a != b && (pair.Score >= PairScore.Surely || Average(members[a], members[b]) >= joins * OnAverage))
            {
                Merge(a, b);
            }
        }

        return members.Where((m, i) => storyOf[i] == i);
    }

    private double Average(List<int> a, List<int> b)
    {
        var sum = 0.0;
        var count = 0;
        foreach (var one in Spread(a))
        {
            foreach (var other in Spread(b))
            {
                sum += score.Of(articles[one], articles[other]);
                count++;
            }
        }

        return sum / count;
    }

    private static IEnumerable<int> Spread(List<int> story)
    {
        var count = Math.Min(MostCompared, story.Count);
        for (var i = 0; i < count; i++)
        {
            yield return story[i * story.Count / count];
        }
    }

    private void Merge(int a, int b)
    {
        var (large, small) = members[a].Count >= members[b].Count ? (a, b) : (b, a);
        members[large].AddRange(members[small]);
        foreach (var member in members[small])
        {
            storyOf[member] = large;
        }

        members[small] = [];
    }
}
