namespace NewsBot.Stories;

/// <summary>Finds which articles tell the same event.</summary>
public static class StoryGrouper
{
    /// <summary>Of a <see cref="PairScore"/>, where articles are few.</summary>
    private const double Likely = 1;
    private const double FewADay = 7;
    private const double ForCrowd = 0.2;

    /// <summary>Each article in exactly one story; stories in the order of their earliest article. The same whatever the order of the input.</summary>
    public static IReadOnlyList<Story> Group(IReadOnlyList<StoryArticle> articles) =>
        Group(articles, (weights, read) => new Candidates(weights).Find(read));

    /// <param name="articles">In any order.</param>
    /// <param name="candidates">From the terms' weights and the articles in the order of time, the pairs to compare.</param>
    internal static IReadOnlyList<Story> Group(
        IReadOnlyList<StoryArticle> articles,
        Func<float[], IReadOnlyList<ReadArticle>, IEnumerable<(int Earlier, int Later)>> candidates)
    {
        // An article without a time comes after all that have one.
        var inOrder = articles.OrderBy(a => a.Published == default).ThenBy(a => a.Published).ThenBy(a => a.Id, StringComparer.Ordinal).ToList();
        var vocabulary = new Vocabulary();
        var read = ArticleReading.Read(inOrder, vocabulary);
        var weights = TermWeights.Of(read, vocabulary);
        var score = new PairScore(vocabulary, weights);
        var joins = JoinsFrom(inOrder);
        var pairs = candidates(weights, read)
            .Select(p => (p.Earlier, p.Later, Score: score.Of(read[p.Earlier], read[p.Later])))
            .Where(p => p.Score >= joins)
            .ToList();
        return [.. new Linkage(read, score, joins).Join(pairs)
            .Select(members => members.Order().ToList())
            .OrderBy(members => members[0])
            .Select(members => new Story(new StoryId(inOrder[members[0]].Id), [.. members.Select(m => inOrder[m])]))];
    }

    /// <summary>The score that joins: among more articles a day, more have something in common by chance.</summary>
    private static double JoinsFrom(List<StoryArticle> inOrder)
    {
        var dated = inOrder.FindAll(a => a.Published != default);

        // By the middle half, for one article of long ago is no reason to think that few appear.
        var days = dated.Count > 0 ? 2 * (dated[dated.Count * 3 / 4].Published - dated[dated.Count / 4].Published).TotalDays : 0;
        return Likely + (ForCrowd * Math.Log(Math.Max(1, inOrder.Count / Math.Max(1, days) / FewADay)));
    }
}
