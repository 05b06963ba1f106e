namespace NewsBot.Articles;

/// <summary>The beginning of a text, cut where a reader would not mind.</summary>
public static class Excerpt
{
    /// <summary>
    /// On one line, at most so many columns, of which a Chinese character takes two: it says about as much as two letters.
    /// Cut after a sentence where one ends past the middle, else with an ellipsis.
    /// </summary>
    public static string Of(string text, int maxColumns)
    {
        var line = text.Length > 4 * maxColumns ? text[..(4 * maxColumns)] : text;
        line = line.Replace('\n', ' ').Trim();
        var fits = LengthWithin(line, maxColumns);
        if (fits == line.Length)
        {
            return line;
        }

        var head = line.AsSpan(0, LengthWithin(line, maxColumns - 1));
        var latin = Math.Max(head.LastIndexOf(". "), Math.Max(head.LastIndexOf("! "), head.LastIndexOf("? ")));
        if (Math.Max(head.LastIndexOfAny("。！？"), latin) is var end && end > head.Length / 2)
        {
            return head[..(end + 1)].ToString();
        }

        var blank = head.LastIndexOf(' ');
        var cut = blank > head.Length * 3 / 4 ? blank : head.Length;
        return head[..(char.IsHighSurrogate(head[cut - 1]) ? cut - 1 : cut)].TrimEnd().ToString() + "…";
    }

    private static int LengthWithin(string text, int columns)
    {
        var length = 0;
        while (length < text.Length && (columns -= text[length] >= '\u2E80' ? 2 : 1) >= 0)
        {
            length++;
        }

        return length;
    }
}
