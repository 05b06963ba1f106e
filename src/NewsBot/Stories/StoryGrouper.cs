namespace NewsBot.Stories;

/// <summary>Finds which articles tell the same event.</summary>
public static class StoryGrouper
{
    /// <summary>Each article in exactly one story; stories in the order of their earliest article. The same whatever the order of the input.</summary>
    public static IReadOnlyList<Story> Group(IReadOnlyList<StoryArticle> articles)
    {
        // An article without a time comes after all that have one.
        var inOrder = articles.OrderBy(a => a.Published == default).ThenBy(a => a.Published).ThenBy(a => a.Id, StringComparer.Ordinal).ToList();
        var vocabulary = new Vocabulary();
        var read = ArticleReading.Read(inOrder, vocabulary);
        var weights = TermWeights.Of(read, vocabulary);
        var score = new PairScore(vocabulary, weights);
        var pairs = new Candidates(weights).Find(read)
            .Select(p => (p.Earlier, p.Later, Score: score.Of(read[p.Earlier], read[p.Later])))
            .Where(p => p.Score >= PairScore.Joins)
            .ToList();
        return [.. new Linkage(read, score).Join(pairs)
            .Select(members => members.Order().ToList())
            .OrderBy(members => members[0])
            .Select(members => new Story(new StoryId(inOrder[members[0]].Id), [.. members.Select(m => inOrder[m])]))];
    }
}
