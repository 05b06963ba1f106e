namespace NewsBot.Stories;

/// <summary>Whether two articles say the same text: with another first line, a source's name in the title, or cut.</summary>
public static class Reprint
{
    /// <summary>How much of the shorter text must be in the longer.</summary>
    private const double Same = 0.6;

    /// <summary>Fewer pieces may be a phrase that both sources write each day.</summary>
    private const int FewestPieces = 6;

    /// <summary>About 250 letters.</summary>
    private const int LongText = 60;

    /// <summary>Looks at the first thousand characters, so that it takes the same time for any text; needs nothing but the two.</summary>
    public static bool Of(StoryArticle a, StoryArticle b) => Of(a, TextMarks.Of(a), b, TextMarks.Of(b));

    internal static bool Of(StoryArticle a, TextMarks marksOfA, StoryArticle b, TextMarks marksOfB)
    {
        var titlesAreSame = marksOfA.Title.Length > 0 && marksOfA.Title == marksOfB.Title;
        var shorter = Math.Min(marksOfA.Pieces.Length, marksOfB.Pieces.Length);
        if (shorter >= FewestPieces)
        {
            // A source that begins all its articles alike has not printed one again, if the text does not go on.
            return TextMarks.Common(marksOfA, marksOfB) >= Same && (titlesAreSame || shorter >= LongText || !IsOfOneSource(a, b));
        }

        // A column has the same title each time, in the same source.
        return titlesAreSame && !IsOfOneSource(a, b);
    }

    /// <summary>A column: the same title in the same source, above another text or with another number.</summary>
    internal static bool IsColumn(StoryArticle a, TextMarks marksOfA, StoryArticle b, TextMarks marksOfB)
    {
        if (!IsOfOneSource(a, b))
        {
            return false;
        }

        return marksOfA.Title == marksOfB.Title
            ? Math.Min(marksOfA.Pieces.Length, marksOfB.Pieces.Length) >= FewestPieces && TextMarks.Common(marksOfA, marksOfB) < Same
            : WithoutDigits(marksOfA.Title).SequenceEqual(WithoutDigits(marksOfB.Title));
    }

    private static IEnumerable<char> WithoutDigits(string title) => title.Where(c => !char.IsAsciiDigit(c));

    internal static bool IsOfOneSource(StoryArticle a, StoryArticle b) => a.Source.Length > 0 && a.Source == b.Source;
}
