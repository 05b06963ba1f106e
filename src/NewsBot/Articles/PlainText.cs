using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NewsBot.Articles;

/// <summary>HTML as people would read it aloud: blocks parted by a line feed, nothing of scripts, styles or markup.</summary>
public static class PlainText
{
    /// <summary>Characters; what comes after is left out.</summary>
    public const int MaxLength = 100_000;

    // Deeper nesting than any article has; a hostile page must not exhaust the stack.
    private const int MaxDepth = 200;

    public static string FromHtml(string html)
    {
        if (!html.AsSpan().ContainsAny('<', '&'))
        {
            return Tidy(html);
        }

        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = false });
        using var document = parser.ParseDocument(html.Length > 4 * MaxLength ? html[..(4 * MaxLength)] : html);
        var text = new StringBuilder();
        if (document.Body is { } body)
        {
            Append(body, text, 0);
        }

        return Tidy(text.ToString());
    }

    /// <summary>Blanks folded, empty lines and control characters dropped, cut at <see cref="MaxLength"/>.</summary>
    public static string Tidy(string text)
    {
        var tidy = new StringBuilder(Math.Min(text.Length, MaxLength));
        char pending = '\0';
        foreach (var c in text)
        {
            if (tidy.Length >= MaxLength)
            {
                break;
            }

            if (c is '\n' or '\r')
            {
                pending = '\n';
            }
            else if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                pending = pending == '\0' ? ' ' : pending;
            }
            else
            {
                if (pending != '\0' && tidy.Length > 0)
                {
                    tidy.Append(pending);
                }

                pending = '\0';
                tidy.Append(c);
            }
        }

        if (tidy.Length > 0 && char.IsHighSurrogate(tidy[^1]))
        {
            tidy.Length--;
        }

        return tidy.ToString();
    }

    private static void Append(INode node, StringBuilder text, int depth)
    {
        if (depth > MaxDepth || text.Length > MaxLength)
        {
            return;
        }

        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
            {
                text.Append(words.Data.Replace('\n', ' ').Replace('\r', ' '));
            }
            else if (child is IElement element && !IsSilent(element.LocalName))
            {
                var block = IsBlock(element.LocalName);
                if (block)
                {
                    text.Append('\n');
                }

                Append(element, text, depth + 1);
                if (block)
                {
                    text.Append('\n');
                }
            }
        }
    }

    private static bool IsSilent(string name) =>
        name is "script" or "style" or "noscript" or "template" or "svg" or "math" or "iframe" or "object" or "head" or "title";

    private static bool IsBlock(string name) =>
        name is "p" or "div" or "br" or "li" or "ul" or "ol" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "blockquote" or "pre"
            or "table" or "tr" or "td" or "th" or "section" or "article" or "header" or "footer" or "figure" or "figcaption" or "hr" or "dl"
            or "dt" or "dd";
}
