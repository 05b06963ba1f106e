namespace NewsBot.Stories;

/// <summary>What a term is worth: the rarer among these articles and in news at large, the more.</summary>
internal static class TermWeights
{
    /// <summary>News at large counts as so many articles beside those that are grouped.</summary>
    private const double PriorArticles = 1_000;

    /// <summary>
    /// A digest of one topic has the topic's name in each article, and then it says nothing, however rare it is in news at large: what more articles
    /// have than tell one event is held against news at large as so few articles.
    /// </summary>
    private const int TellingsOfOneEvent = 4;
    private const double PriorBesideOthers = 100;

    /// <summary>An address that more articles point to is no event's.</summary>
    private const int MostOfALink = 5;

    /// <returns>By a term's number, in nats.</returns>
    public static float[] Of(IReadOnlyCollection<ReadArticle> articles, Vocabulary vocabulary)
    {
        var counts = new int[vocabulary.Count];
        foreach (var use in articles.SelectMany(a => a.Terms))
        {
            counts[use.Term]++;
        }

        var weights = new float[counts.Length];
        for (var term = 0; term < weights.Length; term++)
        {
            if (vocabulary.Kind(term) == TermKind.Link && counts[term] > MostOfALink)
            {
                continue;
            }

            var share = CommonWords.Shared.Share(vocabulary.Text(term));
            weights[term] = (float)(Math.Min(
                Surprise(counts[term], share, articles.Count, PriorArticles),
                Surprise(Math.Max(0, counts[term] - TellingsOfOneEvent), share, articles.Count, PriorBesideOthers)) * Worth(vocabulary, term));
        }

        return weights;
    }

    /// <summary>Of a term that so many of these articles have, and such a share of news at large, which counts as so many articles.</summary>
    private static double Surprise(int count, double share, int articles, double prior) => -Math.Log((count + (prior * share)) / (articles + prior));

    // Pairs and versions say again what their words say, and characters in a row overlap.
    private static double Worth(Vocabulary vocabulary, int term) => vocabulary.Kind(term) switch
    {
        TermKind.Pair => 0.3,
        TermKind.Word when Characters.IsHan(vocabulary.Text(term)[0]) => 0.6,
        TermKind.Event or TermKind.Object => 0.8,
        TermKind.Version => 0.7,
        _ => 1,
    };
}
