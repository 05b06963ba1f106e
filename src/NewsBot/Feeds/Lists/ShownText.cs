using System.Globalization;

namespace NewsBot.Feeds.Lists;

/// <summary>What came from outside, fit for a message of one line on a terminal.</summary>
internal static class ShownText
{
    private const int MaxLength = 100;

    /// <summary>Cut where it is long, without control characters and the marks that change a line's direction.</summary>
    public static string Of(string text)
    {
        var cut = text.Length > MaxLength ? text[..MaxLength] + "…" : text;
        return cut.Any(IsUnfit) ? string.Concat(cut.Where(c => !IsUnfit(c))) : cut;
    }

    private static bool IsUnfit(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
