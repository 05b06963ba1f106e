namespace NewsBot.Articles;

/// <summary>Tells an entry that only points at its article from one that is the article.</summary>
public static class Teaser
{
    /// <summary>Characters; a summary as long as this says what the article says.</summary>
    private const int LongSummary = 2_000;

    /// <param name="text">Of the entry, plain.</param>
    /// <param name="hasFullContent">Whether the feed gave content apart from a summary.</param>
    public static bool Is(string text, bool hasFullContent) => (!hasFullContent && text.Length < LongSummary) || IsCut(text);

    // As generators cut: with an ellipsis, perhaps in brackets.
    private static bool IsCut(ReadOnlySpan<char> text)
    {
        var end = text.TrimEnd().TrimEnd(")]）】");
        return end.EndsWith("…") || end.EndsWith("...");
    }
}
