namespace NewsBot.Stories;

/// <summary>
/// Which articles are worth a comparison: those near in time that share rare terms or a piece of text. Every list is bounded, so that the work grows
/// with the number of articles however alike they are.
/// </summary>
internal sealed class Candidates(float[] weights)
{
    /// <summary>An article is looked up by its rarest terms,</summary>
    private const int MostTerms = 24;
    private const int MostPieces = 24;

    /// <summary>each term remembers the last articles that had it,</summary>
    private const int MostArticles = 24;

    /// <summary>and of all that were found the best are compared.</summary>
    private const int MostCandidates = 20;
    private const double LeastShared = 4;
    private const float WorthOfPiece = 2;

    private readonly Dictionary<long, Recent> recent = [];

    /// <param name="articles">In the order of time.</param>
    public IEnumerable<(int Earlier, int Later)> Find(IReadOnlyList<ReadArticle> articles)
    {
        var shared = new float[articles.Count];
        var found = new List<int>();
        for (var later = 0; later < articles.Count; later++)
        {
            var article = articles[later];
            foreach (var use in article.Terms.OrderByDescending(u => weights[u.Term]).ThenBy(u => u.Term).Take(MostTerms))
            {
                Meet(use.Term, weights[use.Term], later, shared, found);
            }

            foreach (var piece in article.Marks.Pieces.AsEnumerable().Take(MostPieces))
            {
                Meet(piece | (1L << 32), WorthOfPiece, later, shared, found);
            }

            if (article.Marks.Title.Length > 0)
            {
                Meet(article.Marks.TitleHash | (1L << 33), (float)LeastShared, later, shared, found);
            }

            foreach (var earlier in found.Where(f => shared[f] >= LeastShared).OrderByDescending(f => shared[f]).ThenByDescending(f => f).Take(MostCandidates))
            {
                yield return (earlier, later);
            }

            foreach (var earlier in found)
            {
                shared[earlier] = 0;
            }

            found.Clear();
        }
    }

    private void Meet(long key, float weight, int later, float[] shared, List<int> found)
    {
        if (!recent.TryGetValue(key, out var articles))
        {
            recent[key] = articles = new Recent();
        }

        foreach (var earlier in articles.All)
        {
            if (shared[earlier] == 0)
            {
                found.Add(earlier);
            }

            shared[earlier] += weight;
        }

        articles.Add(later);
    }

    private sealed class Recent
    {
        private readonly List<int> articles = new(1);
        private int oldest;

        public List<int> All => articles;

        public void Add(int article)
        {
            if (articles.Count < MostArticles)
            {
                articles.Add(article);
            }
            else
            {
                articles[oldest] = article;
                oldest = (oldest + 1) % MostArticles;
            }
        }
    }
}
