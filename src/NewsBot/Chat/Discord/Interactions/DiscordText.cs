using System.Globalization;

namespace NewsBot.Chat.Discord.Interactions;

/// <summary>Pieces of replies, safe where Discord reads markdown.</summary>
internal static class DiscordText
{
    private const int MaxName = 100;
    private const int MaxQuoted = 100;
    private const int MaxNames = 1_200;

    /// <summary>Of the line that says how many there are more.</summary>
    private const int MaxRest = 10;
    private const char Cut = '…';

    /// <summary>As many whole lines as fit; a last one that says how many more there are.</summary>
    public static string Fit(IEnumerable<string?> lines, int room)
    {
        var whole = lines.Where(l => !string.IsNullOrEmpty(l)).OfType<string>().ToList();
        if (whole.Sum(l => l.Length + 1) - 1 <= room)
        {
            return string.Join('\n', whole);
        }

        room -= MaxRest;
        var fitting = whole.TakeWhile(l => (room -= l.Length + 1) >= 0).ToList();
        return string.Join('\n', [.. fitting, string.Create(CultureInfo.InvariantCulture, $"{Cut} +{whole.Count - fitting.Count}")]);
    }

    /// <summary>As many names as fit into some lines, and how many more there are.</summary>
    public static string Names(IReadOnlyList<string> names, ChatTexts texts, int room = MaxNames)
    {
        var shown = names.TakeWhile(n => (room -= n.Length + texts.Separator.Length) >= 0).ToList();
        return string.Join(texts.Separator, shown.Count == names.Count ? shown : [.. shown, texts.CountOfMore(names.Count - shown.Count)]);
    }

    /// <summary>A name from outside.</summary>
    public static string Name(string name) => DiscordMarkdown.Escape(PlainText.OneLine(name, MaxName));

    /// <summary>What a member wrote, as they wrote it.</summary>
    public static string Quote(string written, int room = MaxQuoted) => $"`{PlainText.OneLine(written, room).Replace('`', '\'')}`";

    public static string Time(DateTimeOffset time) => DiscordMarkdown.Time(time);

    /// <summary>Such as "in 3 hours", in the reader's language.</summary>
    public static string Distance(DateTimeOffset time) => DiscordMarkdown.Ago(time);
}
