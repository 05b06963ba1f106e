using System.Globalization;
using System.Text;
using NewsBot.Digests;
using NewsBot.Topics;

namespace NewsBot.Chat;

/// <summary>A digest as plain text for a terminal; colours are the terminal's owner's to add.</summary>
internal static class ConsoleDigest
{
    private const int Columns = 80;
    private const int Indent = 5;
    private const int MaxTitle = 300;
    private const int MaxSummary = 600;
    private const int MaxName = 100;
    private const int MaxSources = 6;
    private const int MaxSourceLink = 200;

    // Characters; with one more story, whose addresses may be long, a body still fits.
    private const int FullBody = 24_000;

    /// <summary>As many bodies as it takes for each to fit into a property of a table (64 KiB of UTF-16); parted between stories.</summary>
    public static IReadOnlyList<string> Render(Digest digest)
    {
        var texts = ChatTexts.For(digest.Language);
        var bodies = new List<string>();
        var text = new StringBuilder();
        text.Append(texts.Digest).Append(" · ").Append(LocalTime(digest, digest.Due)).Append(" · ")
            .Append(digest.TimeZone.Id).Append(" · ").Append((digest.Sections.Count == 0 ? texts.NothingNew : texts.CountOfStories(digest.Stories.Count()))).Append("\n\n");
        var number = 0;
        foreach (var section in digest.Sections)
        {
            var name = PlainText.OneLine(section.TopicName, MaxName);
            text.Append(name).Append('\n').Append('─', TerminalText.Width(name)).Append('\n');
            if (section.LastDays.Sum() is > 0 and var count)
            {
                text.Append(Sparkline.Of(section.LastDays)).Append(' ').Append(texts.CountOfDays(count, section.LastDays.Count)).Append("\n\n");
            }

            foreach (var story in section.Stories)
            {
                AppendStory(text, ++number, story, digest, texts);
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

    private static void AppendStory(StringBuilder text, int number, DigestStory story, Digest digest, ChatTexts texts)
    {
        var title = PlainText.OneLine(story.Headline, MaxTitle) is { Length: > 0 } visible ? visible : texts.Untitled;
        AppendLines(text, TerminalText.Wrap(title, Columns - Indent), number.ToString(CultureInfo.InvariantCulture) + ".");
        if (story.Earlier is { } earlier)
        {
            AppendLines(text, TerminalText.WrapParts($"{texts.FollowUp} · {texts.EarlierAs(PlainText.OneLine(earlier, MaxTitle))}", Columns - Indent));
        }

        AppendLines(text, TerminalText.WrapParts(About(story, digest, texts), Columns - Indent));
        if (SafeLink.From(story.Link) is { } link)
        {
            // Never wrapped, so that a terminal still makes it clickable.
            AppendLines(text, [link]);
        }

        AppendLines(text, TerminalText.Wrap(PlainText.OneLine(story.Summary, MaxSummary), Columns - Indent));
        AppendLines(text, story.Sources.Take(1..MaxSources).Select(Linked).OfType<string>());
        text.Append('\n');
    }

    private static string About(DigestStory story, Digest digest, ChatTexts texts)
    {
        var names = string.Join(" · ", story.Sources.Take(MaxSources).Select(s => SourceName.Of(s, MaxName)));
        if (story.Sources.Count > MaxSources)
        {
            names += " · " + texts.CountOfMore(story.Sources.Count - MaxSources);
        }

        var about = (story.Sources.Count > 1 ? texts.CountOfSources(story.Sources.Count, names) : names)
            + " · " + LocalTime(digest, story.Sources[0].Published);
        return story.OtherTopics.Count > 0
            ? $"{about} · {texts.AlsoIn} {string.Join(texts.Separator, story.OtherTopics.Select(t => PlainText.OneLine(t, MaxName)))}"
            : about;
    }

    /// <summary>A further source's own article; null where it has no address, or one too long for a line of many.</summary>
    private static string? Linked(DigestSource source) =>
        SafeLink.From(source.Link) is { Length: <= MaxSourceLink } link ? $"{SourceName.Of(source, MaxName)} {link}" : null;

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
