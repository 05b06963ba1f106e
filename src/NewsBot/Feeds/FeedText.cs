using System.Net;
using System.Text;

namespace NewsBot.Feeds;

/// <summary>Plain text out of what feeds put into titles and summaries.</summary>
internal static class FeedText
{
    /// <summary>Markup dropped, entities resolved once, blanks folded; null where nothing is left.</summary>
    public static string? FromHtml(string? html)
    {
        if (html is null || !html.AsSpan().ContainsAny('<', '&'))
        {
            return Folded(html);
        }

        var text = new StringBuilder(html.Length);
        var lastClose = html.LastIndexOf('>');
        for (var at = 0; at < html.Length;)
        {
            // Not searched for where there is none: a text of nothing but beginnings would take quadratic time.
            var close = at < lastClose && StartsTag(html, at) ? html.IndexOf('>', at) : -1;
            if (close < 0)
            {
                text.Append(html[at++]);
            }
            else
            {
                text.Append(IsBreak(html.AsSpan(at + 1)) ? " " : "");
                at = close + 1;
            }
        }

        return Folded(WebUtility.HtmlDecode(text.ToString()));
    }

    /// <summary>Blanks folded; null where nothing is left.</summary>
    public static string? Folded(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                folded.Append(c);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    private static bool StartsTag(string html, int at) =>
        html[at] == '<' && at + 1 < html.Length && (char.IsAsciiLetter(html[at + 1]) || html[at + 1] is '/' or '!' or '?');

    private static bool IsBreak(ReadOnlySpan<char> tag) =>
        tag.StartsWith("br", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("p", StringComparison.OrdinalIgnoreCase)
        || tag.StartsWith("/p", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("li", StringComparison.OrdinalIgnoreCase)
        || tag.StartsWith("div", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("/div", StringComparison.OrdinalIgnoreCase);
}
