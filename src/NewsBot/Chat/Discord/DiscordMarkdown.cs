using System.Text;

namespace NewsBot.Chat.Discord;

/// <summary>Text from outside as Discord shows it literally.</summary>
internal static class DiscordMarkdown
{
    /// <summary>
    /// Cleaned, cut, and every character that Discord reads as markup escaped: emphasis, code, links, headings, lists, quotes,
    /// spoilers, mentions, custom emoji and timestamps.
    /// </summary>
    /// <param name="text">From outside.</param>
    /// <param name="maxLength">UTF-16 units before escaping.</param>
    public static string Escape(string text, int maxLength)
    {
        var plain = Clean.Cut(Clean.Line(text), maxLength);
        var escaped = new StringBuilder(plain.Length + 16);
        for (var i = 0; i < plain.Length; i++)
        {
            var c = plain[i];
            if (c is '\\' or '*' or '_' or '~' or '`' or '|' or '<' or '>' or '[' or ']' or '(' or ')' or '#' or '-' or '+' or ':')
            {
                // A colon only where it would make an address of what follows; it is common else.
                if (c != ':' || (i + 2 < plain.Length && plain[i + 1] == '/' && plain[i + 2] == '/'))
                {
                    // A hyphen, plus or hash acts at the beginning of a line alone.
                    if (c is not ('-' or '+' or '#') || i == 0)
                    {
                        escaped.Append('\\');
                    }
                }
            }

            escaped.Append(c);

            // The escape does not reach mentions of everyone; a joiner that is not seen does.
            if (c == '@')
            {
                escaped.Append('\u200B');
            }
        }

        return escaped.ToString();
    }

    /// <summary>An address that is safe within <c>[…](…)</c>; null where it is no web address or too long to be shown.</summary>
    public static string? Link(string? address, int maxLength)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            || uri.UserInfo.Length > 0)
        {
            return null;
        }

        var safe = new StringBuilder(uri.AbsoluteUri.Length);
        foreach (var c in uri.AbsoluteUri)
        {
            _ = c switch
            {
                '(' => safe.Append("%28"),
                ')' => safe.Append("%29"),
                '<' => safe.Append("%3C"),
                '>' => safe.Append("%3E"),
                '"' => safe.Append("%22"),
                '\\' => safe.Append("%5C"),
                '`' => safe.Append("%60"),
                '|' => safe.Append("%7C"),
                '*' => safe.Append("%2A"),
                <= ' ' => safe.Append("%20"),
                _ => safe.Append(c),
            };
        }

        return safe.Length <= maxLength ? safe.ToString() : null;
    }
}
