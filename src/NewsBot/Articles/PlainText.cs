using System.Text;
using AngleSharp.Html.Parser;
using NewsBot.Text;

namespace NewsBot.Articles;

/// <summary>HTML as people would read it aloud: blocks parted by a line feed, nothing of scripts, styles or markup.</summary>
public static class PlainText
{
    /// <summary>Characters; what comes after is left out.</summary>
    public const int MaxLength = 100_000;

    /// <summary>Characters of HTML that are looked at.</summary>
    private const int MaxHtml = 4 * MaxLength;

    public static string FromHtml(string html)
    {
        if (!html.AsSpan().ContainsAny('<', '&'))
        {
            return Tidy(html);
        }

        // Tokens, not a tree: a tree takes quadratic time on a hostile page's nesting, and the text needs none.
        var text = new StringBuilder();
        var silentUntil = "";
        foreach (var token in HtmlTokens.Of(html.Length > MaxHtml ? html[..MaxHtml] : html).TakeWhile(_ => text.Length < MaxHtml))
        {
            switch (token.Type)
            {
                case HtmlTokenType.Character when silentUntil.Length == 0:
                    text.Append(token.Data.Replace('\n', ' ').Replace('\r', ' '));
                    break;
                case HtmlTokenType.StartTag when token.Name is "title" or "textarea":
                    silentUntil = token.Name;
                    break;
                case HtmlTokenType.EndTag when token.Name == silentUntil:
                    silentUntil = "";
                    break;
                case HtmlTokenType.StartTag or HtmlTokenType.EndTag when IsBlock(token.Name):
                    text.Append('\n');
                    break;
                default:
                    break;
            }
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
            else if (IsUnseen(c))
            {
                continue;
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

    /// <summary>What is not seen and turns the order of what is, or parts a word for matching: never meant by news.</summary>
    private static bool IsUnseen(char c) => c is '\u200B' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static bool IsBlock(string name) =>
        name is "p" or "div" or "br" or "li" or "ul" or "ol" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "blockquote" or "pre"
            or "table" or "tr" or "td" or "th" or "section" or "article" or "header" or "footer" or "figure" or "figcaption" or "hr" or "dl"
            or "dt" or "dd";
}
