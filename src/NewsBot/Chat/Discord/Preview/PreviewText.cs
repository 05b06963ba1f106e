using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Chat.Discord.Preview;

/// <summary>
/// The markdown that our digests are written in, as HTML: bold, masked links, code, small lines, times, roles, escapes. Whatever else stands in a
/// text is text.
/// </summary>
internal sealed partial class PreviewText(PreviewTime times)
{
    private const string Bold = "**";
    private static readonly string SmallPrefix = DiscordMarkdown.Small("");

    /// <summary>Each line an element of its own, an empty one a gap.</summary>
    public string Lines(string text)
    {
        var html = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            var small = line.StartsWith(SmallPrefix, StringComparison.Ordinal);
            html.Append(line.Length == 0 ? "<p class=\"gap\">" : small ? "<p class=\"small\" dir=\"auto\">" : "<p dir=\"auto\">")
                .Append(Line(small ? line[SmallPrefix.Length..] : line))
                .Append("</p>\n");
        }

        return html.ToString();
    }

    /// <summary>What stands in one line.</summary>
    public string Line(string line)
    {
        var html = new StringBuilder();
        Append(html, line, canBeBold: true, canLink: true);
        return html.ToString();
    }

    /// <summary>Neither stands within itself, so that no text nests deeper than both.</summary>
    private void Append(StringBuilder html, string text, bool canBeBold, bool canLink)
    {
        for (var at = 0; at < text.Length;)
        {
            var rest = text.AsSpan(at);
            if (rest is ['\\', var escaped, ..] && char.IsAscii(escaped) && !char.IsLetterOrDigit(escaped))
            {
                html.Append(WebUtility.HtmlEncode(escaped.ToString()));
                at += 2;
            }
            else if (canBeBold && rest.StartsWith(Bold) && EndOf(text, at + Bold.Length, Bold) is { } bold)
            {
                html.Append("<strong>");
                Append(html, text[(at + Bold.Length)..bold], canBeBold: false, canLink);
                html.Append("</strong>");
                at = bold + Bold.Length;
            }
            else if (canLink && rest[0] == '[' && LinkAt(text, at) is var (label, address, end))
            {
                html.Append(CultureInfo.InvariantCulture, $"<a href=\"{WebUtility.HtmlEncode(address)}\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">");
                Append(html, label, canBeBold, canLink: false);
                html.Append("</a>");
                at = end;
            }
            else if (rest[0] == '`' && rest[1..].IndexOf('`') is > 0 and var code)
            {
                html.Append(CultureInfo.InvariantCulture, $"<code>{WebUtility.HtmlEncode(rest.Slice(1, code).ToString())}</code>");
                at += code + 2;
            }
            else if (rest[0] == '<' && Tag().Match(text, at) is { Success: true } tag)
            {
                html.Append(tag.Groups["role"].Success ? $"<span class=\"role\">@{tag.Groups["role"].Value}</span>" : times.ToHtml(tag.Groups["time"].Value));
                at += tag.Length;
            }
            else
            {
                // A surrogate pair stays one: alone, its halves would be encoded as two.
                var length = char.IsHighSurrogate(rest[0]) && rest.Length > 1 ? 2 : 1;
                html.Append(WebUtility.HtmlEncode(rest[..length].ToString()));
                at += length;
            }
        }
    }

    /// <summary>A label, its address and the place behind both; only where the address is one that may be clicked.</summary>
    private static (string Label, string Address, int End)? LinkAt(string text, int at) =>
        EndOf(text, at + 1, "](") is { } middle
        && text.IndexOf(')', middle) is > 0 and var end
        && SafeLink.From(text[(middle + 2)..end]) is { } address
            ? (text[(at + 1)..middle], address, end + 1)
            : null;

    /// <summary>Where the sign stands next, unescaped; null where it does not.</summary>
    private static int? EndOf(string text, int from, string sign)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text.AsSpan(at).StartsWith(sign))
            {
                return at;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\G<(?:t:(?<time>-?[0-9]{1,12}):f|@&(?<role>[0-9]{1,20}))>")]
    private static partial Regex Tag();
}
