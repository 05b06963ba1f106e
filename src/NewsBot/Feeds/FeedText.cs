using NewsBot.Feeds.Markup;

namespace NewsBot.Feeds;

/// <summary>Plain text out of what feeds put into titles and summaries.</summary>
internal static class FeedText
{
    /// <summary>Markup dropped, references resolved once, blanks folded; null where nothing is left.</summary>
    public static string? FromHtml(string? html)
    {
        if (html is null || !html.AsSpan().ContainsAny('<', '&'))
        {
            return Folded(html);
        }

        using var text = new TextBuffer(html.Length);
        for (var tags = new HtmlTags(html); tags.MoveNext();)
        {
            text.Append(tags.Text);
            text.Append(tags.IsBreak ? " " : "");
        }

        References.Resolve(text, 0);
        return Folded(text.ToString());
    }

    /// <summary>Blanks folded; null where nothing is left.</summary>
    public static string? Folded(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty || !NeedsFolding(trimmed))
        {
            return trimmed.IsEmpty ? null : trimmed.Length == text.Length ? text : trimmed.ToString();
        }

        using var folded = new TextBuffer(trimmed.Length);
        foreach (var c in trimmed)
        {
            if (!char.IsWhiteSpace(c))
            {
                folded.Append(c);
            }
            else if (folded.Written[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString();
    }

    private static bool NeedsFolding(ReadOnlySpan<char> text)
    {
        var wasBlank = false;
        foreach (var c in text)
        {
            var isBlank = char.IsWhiteSpace(c);
            if (isBlank && (wasBlank || c != ' '))
            {
                return true;
            }

            wasBlank = isBlank;
        }

        return false;
    }
}
