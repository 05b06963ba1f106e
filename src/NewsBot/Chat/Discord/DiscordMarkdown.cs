using System.Text;

namespace NewsBot.Chat.Discord;

/// <summary>Makes text from outside mean itself where Discord reads markdown.</summary>
internal static class DiscordMarkdown
{
    // Discord's clients drop it when they measure text, but what it parts is no longer one word to them.
    private const char ZeroWidthSpace = '\u200B';

    private static readonly string[] Everybody = ["everyone", "here"];

    /// <summary>
    /// One line of plain text (<see cref="PlainText.OneLine"/>), escaped so that it stays text at a line's beginning, inside a
    /// line and inside a masked link. At most twice as long.
    /// </summary>
    public static string Escape(string line)
    {
        var escaped = new StringBuilder(line.Length + 16);
        var listNumber = LengthOfListNumber(line);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            var rest = line.AsSpan(i + 1);
            if (Inline.Contains(c) || (i == 0 && c is '#' or '-' or '+') || i == listNumber || (c == ':' && BeginsName(rest)))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
            if ((c == '@' && BeginsEverybody(rest)) || (c == ':' && rest.StartsWith("//")))
            {
                escaped.Append(ZeroWidthSpace);
            }
        }

        return escaped.ToString();
    }

    /// <summary>The escaped text as a link, bold; only bold where there is no safe address.</summary>
    public static string Title(string escaped, string? safeLink) =>
        safeLink is null ? $"**{escaped}**" : $"**[{escaped}]({safeLink})**";

    /// <summary>Shown in the reader's own zone and language; works in descriptions, not in titles or footers.</summary>
    public static string Time(DateTimeOffset time) => $"<t:{time.ToUnixTimeSeconds()}:f>";

    /// <summary>Such as "3 hours ago" in the reader's language; likewise.</summary>
    public static string Ago(DateTimeOffset time) => $"<t:{time.ToUnixTimeSeconds()}:R>";

    /// <summary>A line in small grey letters.</summary>
    public static string Small(string line) => "-# " + line;

    private const string Inline = @"\*_~`|[]<>";

    /// <summary><c>:smile:</c> becomes an emoji, whoever wrote it.</summary>
    private static bool BeginsName(ReadOnlySpan<char> rest) =>
        rest is [var next, ..] && (char.IsAsciiLetterOrDigit(next) || next is '_' or '+' or '-');

    private static bool BeginsEverybody(ReadOnlySpan<char> rest)
    {
        foreach (var word in Everybody)
        {
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where <c>1.</c> or <c>1)</c> at the beginning has its point; -1 where the line begins otherwise.</summary>
    private static int LengthOfListNumber(string line)
    {
        var end = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return end > 0 && line[end] is '.' or ')' ? end : -1;
    }
}
