namespace NewsBot.Stories;

/// <summary>Whether two articles say the same text: with another first line, a source's name in the title, or cut.</summary>
public static class Reprint
{
    /// <summary>How much of the shorter text must be in the longer.</summary>
    private const double Same = 0.6;

    /// <summary>Fewer pieces may be a phrase that both sources write each day.</summary>
    private const int FewestPieces = 6;

    public static bool Of(StoryArticle a, StoryArticle b) => Of(a, TextMarks.Of(a), b, TextMarks.Of(b));

    internal static bool Of(StoryArticle a, TextMarks marksOfA, StoryArticle b, TextMarks marksOfB)
    {
        var titlesAreSame = marksOfA.Title.Length > 0 && marksOfA.Title == marksOfB.Title;
        if (Math.Min(marksOfA.Pieces.Length, marksOfB.Pieces.Length) >= FewestPieces)
        {
            // A source that begins all its articles alike has not printed one again.
            var common = TextMarks.Common(marksOfA, marksOfB);
            return common >= Same && (titlesAreSame || common > 0.9 || a.Source != b.Source);
        }

        // A column has the same title each time, in the same source.
        return titlesAreSame && a.Source != b.Source;
    }
}
