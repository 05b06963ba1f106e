using NewsBot.Text;

namespace NewsBot.Stories;

/// <summary>
/// Hashes of pieces of a text, a fixed quarter of them, so that what two texts have in common verbatim is found wherever it stands: behind a
/// line of advertising, or in a text that was cut.
/// </summary>
/// <remarks>Shingles chosen by their hash: Broder, On the resemblance and containment of documents, 1997.</remarks>
internal sealed class TextMarks
{
    /// <summary>Of a text's beginning, in characters as written.</summary>
    private const int Limit = 1_000;
    private const int PieceLength = 8;
    private const uint OneIn = 4;
    private const int ShortestTitle = 8;

    private TextMarks(uint[] pieces, string title) => (Pieces, Title) = (pieces, title);

    /// <summary>Each once, ascending.</summary>
    public uint[] Pieces { get; }

    /// <summary>Letters and digits alone, without its source's name; empty where it is too short to be one article's.</summary>
    public string Title { get; }

    public static TextMarks Of(StoryArticle article)
    {
        var source = Letters(article.Source);
        var title = Letters(article.Title);
        if (source.Length > 0 && title.Length > source.Length)
        {
            title = title.EndsWith(source, StringComparison.Ordinal) ? title[..^source.Length]
                : title.StartsWith(source, StringComparison.Ordinal) ? title[source.Length..]
                : title;
        }

        return new TextMarks(PiecesOf(Letters(article.Text)), title.Length >= ShortestTitle ? title : "");
    }

    /// <summary>To look the title up by.</summary>
    public uint TitleHash => Hash(Title);

    /// <summary>How much of the shorter text the longer one has, between 0 and 1.</summary>
    public static double Common(TextMarks a, TextMarks b)
    {
        int i = 0, j = 0, common = 0;
        while (i < a.Pieces.Length && j < b.Pieces.Length)
        {
            var order = a.Pieces[i].CompareTo(b.Pieces[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return common == 0 ? 0 : (double)common / Math.Min(a.Pieces.Length, b.Pieces.Length);
    }

    private static uint[] PiecesOf(string letters)
    {
        var pieces = new List<uint>();
        for (var i = 0; i + PieceLength <= letters.Length; i++)
        {
            var hash = Hash(letters.AsSpan(i, PieceLength));
            if (hash % OneIn == 0)
            {
                pieces.Add(hash);
            }
        }

        return [.. pieces.Distinct().Order()];
    }

    // FNV-1a, and a last stir, for its low bits depend on little of the text. Not the runtime's hash, which is another in each process.
    private static uint Hash(ReadOnlySpan<char> letters)
    {
        var hash = 2_166_136_261u;
        foreach (var c in letters)
        {
            hash = (hash ^ c) * 16_777_619u;
        }

        hash ^= hash >> 15;
        hash *= 0x2C1B3C6Du;
        return hash ^ (hash >> 12);
    }

    private static string Letters(string text)
    {
        using var folded = FoldedText.Of(text.Length > Limit ? text[..Limit] : text);
        var letters = new char[folded.Characters.Length];
        var length = 0;
        foreach (var c in folded.Characters.Span)
        {
            if (char.IsLetterOrDigit(c))
            {
                letters[length++] = c;
            }
        }

        return new string(letters, 0, length);
    }
}
