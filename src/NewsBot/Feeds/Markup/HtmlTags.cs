namespace NewsBot.Feeds.Markup;

/// <summary>The text between the tags of a fragment of HTML, one piece after the other, in linear time whatever it is.</summary>
internal ref struct HtmlTags(ReadOnlySpan<char> html)
{
    private readonly ReadOnlySpan<char> html = html;
    private int at;

    // From where on there is no such end: looking for it again and again would take quadratic time.
    private readonly int lastClose = html.LastIndexOf('>');
    private readonly int lastCommentEnd = html.LastIndexOf("-->");
    private readonly int lastDoubleQuote = html.LastIndexOf('"');
    private readonly int lastSingleQuote = html.LastIndexOf('\'');

    /// <summary>References in it are not resolved.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary>The tag after the text parts words.</summary>
    public bool IsBreak { get; private set; }

    public bool MoveNext()
    {
        if (at >= html.Length)
        {
            return false;
        }

        var next = html[at..].IndexOf('<');
        var tag = next < 0 ? html.Length : at + next;
        Text = html[at..tag];
        IsBreak = false;
        if (tag == html.Length)
        {
            at = tag;
        }
        else if (tag < lastClose && IsMarkup(tag + 1))
        {
            IsBreak = HtmlNames.IsBreak(html[(tag + 1)..]);
            at = Past(tag);
        }
        else
        {
            // It begins nothing: text like any other.
            Text = html[at..(tag + 1)];
            at = tag + 1;
        }

        return true;
    }

    private readonly bool IsMarkup(int position) =>
        position < html.Length && (char.IsAsciiLetter(html[position]) || html[position] is '/' or '!' or '?');

    private int Past(int tag)
    {
        if (tag < lastCommentEnd && html[tag..].StartsWith("<!--"))
        {
            return tag + html[tag..].IndexOf("-->") + 3;
        }

        var end = EndOfTag(tag + 1);
        return html[(tag + 1)..].StartsWith("script", StringComparison.OrdinalIgnoreCase) ? PastSilent(end, "</script")
            : html[(tag + 1)..].StartsWith("style", StringComparison.OrdinalIgnoreCase) ? PastSilent(end, "</style")
            : end;
    }

    // A bracket within a quoted value ends no tag.
    private readonly int EndOfTag(int position)
    {
        while (true)
        {
            var next = html[position..].IndexOfAny('>', '"', '\'');
            if (next < 0)
            {
                return html.Length;
            }

            position += next;
            var quote = html[position];
            if (quote == '>')
            {
                return position + 1;
            }

            var isValue = html[position - 1] == '=' && position < (quote == '"' ? lastDoubleQuote : lastSingleQuote);
            position += isValue ? html[(position + 1)..].IndexOf(quote) + 2 : 1;
        }
    }

    private readonly int PastSilent(int position, string end)
    {
        var length = html[position..].IndexOf(end, StringComparison.OrdinalIgnoreCase);
        return length < 0 ? html.Length : position + length;
    }
}
