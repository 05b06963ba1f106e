namespace NewsBot.Stories;

/// <summary>How common terms are in news at large, so that ten articles are weighed as well as ten thousand.</summary>
internal sealed class CommonWords
{
    /// <summary>Of a term that is not listed.</summary>
    private const double Rarest = 1.0 / 4_096;

    private static readonly Lazy<CommonWords> Loaded = new(Load);
    private readonly Dictionary<string, double> shares = new(StringComparer.Ordinal);

    public static CommonWords Shared => Loaded.Value;

    /// <summary>The share of texts that have the term; between 0 and 1.</summary>
    public double Share(string term) => shares.GetValueOrDefault(term, Rarest);

    private static CommonWords Load()
    {
        var common = new CommonWords();
        foreach (var line in StoryData.Lines("common-words.txt"))
        {
            var words = line.Split(' ');
            var share = Math.Pow(2, -int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture));
            foreach (var word in words.AsSpan(1))
            {
                common.shares[word] = share;
            }
        }

        return common;
    }
}
