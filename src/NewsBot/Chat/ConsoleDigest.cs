using System.Globalization;
using System.Text;
using NewsBot.Digests;

namespace NewsBot.Chat;

/// <summary>A digest as plain text for a terminal; colours are the terminal's owner's to add.</summary>
internal static class ConsoleDigest
{
    private const int Columns = 100;
    private const int Indent = 5;
    private const int MaxTitle = 300;
    private const int MaxSummary = 600;
    private const int MaxName = 100;

    // Characters; with one more article, whose address may be long, a body still fits.
    private const int FullBody = 24_000;

    /// <summary>As many bodies as it takes for each to fit into a property of a table (64 KiB of UTF-16); parted between articles.</summary>
    public static IReadOnlyList<string> Render(Digest digest)
    {
        var texts = ChatTexts.For(digest.Language);
        var bodies = new List<string>();
        var text = new StringBuilder();
        var count = digest.Sections.Sum(s => s.Articles.Count);
        text.Append(texts.Digest).Append(" · ").Append(LocalTime(digest, digest.Due)).Append(" · ")
            .Append(digest.TimeZone.Id).Append(" · ").Append(texts.CountOfArticles(count)).Append("\n\n");
        var number = 0;
        foreach (var section in digest.Sections)
        {
            var name = PlainText.OneLine(section.TopicName, MaxName);
            text.Append(name).Append('\n').Append('─', TerminalText.Width(name)).Append('\n');
            foreach (var article in section.Articles)
            {
                AppendArticle(text, ++number, article, digest, texts);
                if (text.Length > FullBody)
                {
                    Close();
                }
            }
        }

        Close();
        return bodies;

        void Close()
        {
            if (text.Length > 0)
            {
                bodies.Add(text.ToString().TrimEnd('\n') + "\n");
                text.Clear();
            }
        }
    }

    private static void AppendArticle(StringBuilder text, int number, DigestArticle article, Digest digest, ChatTexts texts)
    {
        var title = PlainText.OneLine(article.Title, MaxTitle) is { Length: > 0 } visible ? visible : texts.Untitled;
        var about = PlainText.OneLine(article.SourceTitle, MaxName) + " · " + LocalTime(digest, article.Published);
        if (article.OtherTopics.Count > 0)
        {
            about += $" · {texts.AlsoIn} {string.Join(texts.Separator, article.OtherTopics.Select(t => PlainText.OneLine(t, MaxName)))}";
        }

        AppendLines(text, TerminalText.Wrap(title, Columns - Indent), number.ToString(CultureInfo.InvariantCulture) + ".");
        AppendLines(text, TerminalText.Wrap(about, Columns - Indent));
        if (SafeLink.From(article.Link) is { } link)
        {
            // Never wrapped, so that a terminal still makes it clickable.
            AppendLines(text, [link]);
        }

        AppendLines(text, TerminalText.Wrap(PlainText.OneLine(article.Summary, MaxSummary), Columns - Indent));
        text.Append('\n');
    }

    private static void AppendLines(StringBuilder text, IEnumerable<string> lines, string label = "")
    {
        foreach (var line in lines)
        {
            text.Append(label.PadLeft(Indent - 1)).Append(' ').Append(line).Append('\n');
            label = "";
        }
    }

    private static string LocalTime(Digest digest, DateTimeOffset time) =>
        TimeZoneInfo.ConvertTime(time, digest.TimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
