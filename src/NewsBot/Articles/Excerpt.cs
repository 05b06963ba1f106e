namespace NewsBot.Articles;

/// <summary>The beginning of a text, cut where a reader would not mind.</summary>
public static class Excerpt
{
    /// <summary>At most so many characters, on one line; cut after a sentence where one ends past the middle, else with an ellipsis.</summary>
    public static string Of(string text, int maxLength)
    {
        var line = text.Length > 4 * maxLength ? text[..(4 * maxLength)] : text;
        line = line.Replace('\n', ' ').Trim();
        if (line.Length <= maxLength)
        {
            return line;
        }

        var head = line.AsSpan(0, maxLength - 1);
        var sentence = head.LastIndexOfAny("。！？");
        var latin = Math.Max(head.LastIndexOf(". "), Math.Max(head.LastIndexOf("! "), head.LastIndexOf("? ")));
        if (Math.Max(sentence, latin) is var end && end > maxLength / 2)
        {
            return head[..(end + 1)].ToString();
        }

        var blank = head.LastIndexOf(' ');
        var cut = blank > maxLength * 3 / 4 ? blank : head.Length;
        return head[..(char.IsHighSurrogate(head[cut - 1]) ? cut - 1 : cut)].TrimEnd().ToString() + "…";
    }
}
