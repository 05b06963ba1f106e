namespace NewsBot.Feeds.Markup;

/// <summary>The <c>div</c> that Atom 1.0 puts around XHTML (RFC 4287, 3.1.1.3).</summary>
internal static class OuterDiv
{
    /// <summary>What it encloses; all of it where there is none around all.</summary>
    public static ReadOnlySpan<char> Drop(ReadOnlySpan<char> html)
    {
        const string End = "</div>";
        var start = html.IndexOf('>') + 1;
        if (start < 5 || !html.StartsWith("<div", StringComparison.OrdinalIgnoreCase) || html[4] is not ('>' or ' ')
            || html.Length < start + End.Length || !html.EndsWith(End, StringComparison.OrdinalIgnoreCase))
        {
            return html;
        }

        var inner = html[start..^End.Length];
        return IsBalanced(inner) ? inner.Trim() : html;
    }

    // Where a div ends that did not begin in it, the outer one was not around all.
    private static bool IsBalanced(ReadOnlySpan<char> html)
    {
        var open = 0;
        for (var next = html.IndexOf('<'); next >= 0 && open >= 0; next = html.IndexOf('<'))
        {
            html = html[(next + 1)..];
            open += html is not ['d' or 'D' or '/', ..] ? 0
                : html.StartsWith("div>", StringComparison.OrdinalIgnoreCase) || html.StartsWith("div ", StringComparison.OrdinalIgnoreCase) ? 1
                : html.StartsWith("/div>", StringComparison.OrdinalIgnoreCase) ? -1
                : 0;
        }

        return open >= 0;
    }
}
