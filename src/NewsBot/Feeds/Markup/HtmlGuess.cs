using AngleSharp.Html;

namespace NewsBot.Feeds.Markup;

/// <summary>
/// Whether text that should be plain is HTML after all, as RSS titles often are (feedparser's rule: a closing tag or a reference, no
/// element and no entity that HTML does not know). In doubt it is not, for what is taken for markup is lost.
/// </summary>
internal static class HtmlGuess
{
    public static bool LooksLikeHtml(string text)
    {
        var isLikely = false;
        var rest = text.AsSpan();
        for (var special = rest.IndexOfAny('<', '&'); special >= 0; special = rest.IndexOfAny('<', '&'))
        {
            var isTag = rest[special] == '<';
            rest = rest[(special + 1)..];
            var marked = rest.Length > 0 && rest[0] == (isTag ? '/' : '#');
            rest = marked ? rest[1..] : rest;
            var length = WordLength(rest);
            var following = length < rest.Length ? rest[length] : '\0';
            if (isTag && length > 0)
            {
                if (!HtmlNames.Contains(rest[..length]))
                {
                    return false;
                }

                isLikely |= marked && following == '>';
            }
            else if (!isTag && length > 0 && following == ';')
            {
                if (!marked && HtmlEntityProvider.Resolver.GetSymbol(rest[..length].ToString() + ";") is null)
                {
                    return false;
                }

                isLikely = true;
            }
        }

        return isLikely;
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] == '_'))
        {
            length++;
        }

        return length;
    }
}
