using System.Globalization;
using System.Text;
using NewsBot.Digests;

namespace NewsBot.Chat;

/// <summary>A digest as text for a terminal: no colours, no characters that act.</summary>
internal static class ConsoleDigest
{
    private const int Width = 100;
    private const string Indent = "     ";

    public static string Render(Digest digest)
    {
        var words = DigestWords.In(digest.Language);
        var text = new StringBuilder();
        var due = TimeZoneInfo.ConvertTime(digest.Due, digest.TimeZone);
        text.Append(CultureInfo.InvariantCulture, $"── NewsBot · {due:yyyy-MM-dd HH:mm} {digest.TimeZone.Id} ──\n");
        foreach (var section in digest.Sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Clean.Line(section.TopicName)} ({section.Articles.Count})\n");
            foreach (var (index, article) in section.Articles.Index())
            {
                var title = Clean.Line(article.Title) is { Length: > 0 } shown ? shown : words.Untitled;
                text.Append(CultureInfo.InvariantCulture, $"{index + 1,3}. ").Append(Wrapped(title)).Append('\n');
                var published = TimeZoneInfo.ConvertTime(article.Published, digest.TimeZone);
                text.Append(Indent).Append(Clean.Line(article.SourceTitle)).Append(CultureInfo.InvariantCulture, $" · {published:yyyy-MM-dd HH:mm}");
                text.Append(article.OtherTopics.Count == 0 ? "" : $" · {words.Also} {Clean.Line(string.Join(", ", article.OtherTopics))}").Append('\n');
                if (Clean.Line(article.Summary) is { Length: > 0 } summary && summary != title)
                {
                    text.Append(Indent).Append(Wrapped(summary)).Append('\n');
                }

                if (article.Link is { } link)
                {
                    text.Append(Indent).Append(Clean.Line(link)).Append('\n');
                }
            }
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>At most <see cref="Width"/> columns a line; broken at blanks, between Chinese characters anywhere.</summary>
    private static string Wrapped(string text)
    {
        var wrapped = new StringBuilder(text.Length + 16);
        var column = Indent.Length;
        var lastBlank = -1;
        foreach (var rune in text.EnumerateRunes())
        {
            var columns = Columns(rune);
            if (column + columns > Width)
            {
                var carried = lastBlank < 0 || columns == 2 ? "" : wrapped.ToString(lastBlank + 1, wrapped.Length - lastBlank - 1);
                wrapped.Length -= carried.Length + (lastBlank >= 0 && lastBlank == wrapped.Length - carried.Length - 1 ? 1 : 0);
                wrapped.Append('\n').Append(Indent).Append(carried);
                column = Indent.Length + carried.EnumerateRunes().Sum(Columns);
                lastBlank = -1;
            }

            lastBlank = rune.Value == ' ' ? wrapped.Length : lastBlank;
            wrapped.Append(rune);
            column += columns;
        }

        return wrapped.ToString();
    }

    // East Asian wide and full-width blocks (UAX #11), which take two columns of a terminal.
    private static int Columns(Rune rune) =>
        rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF)
            or (>= 0x20000 and <= 0x3FFFD)
            ? 2
            : 1;
}
