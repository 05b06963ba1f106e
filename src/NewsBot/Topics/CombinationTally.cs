namespace NewsBot.Topics;

/// <summary>What of a combination has been found, sentence by sentence.</summary>
internal sealed class CombinationTally(Combination combination)
{
    private const int None = -1;

    private readonly Hit[] hits = new Hit[combination.All.Count];
    private readonly int[] sentences = [.. combination.All.Select(_ => None)];

    private Mentions mentions;

    public Mentions Mentions => mentions;

    /// <summary>A hit of each list where they first stood together; empty before.</summary>
    public IReadOnlyList<Hit> First { get; private set; } = [];

    /// <summary>A hit of each list, after <see cref="Add"/> completed them.</summary>
    public IReadOnlyList<Hit> Hits => hits;

    /// <summary>Whether all lists have a hit with this one, for the first time in its sentence.</summary>
    public bool Add(int part, Hit hit, TextField field)
    {
        var sentence = combination.Within == CombinationScope.Text ? 0 : field.SentenceOf(hit.Start);
        for (var i = 0; i < hits.Length; i++)
        {
            // One hit of each list is enough, and two lists need two places.
            if (sentences[i] == sentence && (i == part || hits[i].Overlaps(hit)))
            {
                return false;
            }
        }

        (hits[part], sentences[part]) = (hit, sentence);
        if (sentences.AsSpan().ContainsAnyExcept(sentence))
        {
            return false;
        }

        if (mentions.Total == 0)
        {
            First = [.. hits];
        }

        mentions.Count(hit);
        return true;
    }

    public void Clear()
    {
        Array.Fill(sentences, None);
        (mentions, First) = (default, []);
    }
}
