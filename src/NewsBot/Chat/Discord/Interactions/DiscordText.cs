using System.Globalization;
using System.Text;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions;

/// <summary>Pieces of replies, safe where Discord reads markdown.</summary>
internal static class DiscordText
{
    private const int MaxName = 100;
    private const int MaxQuoted = 100;
    private const int MaxNames = 1_200;
    private const char Cut = '…';

    /// <summary>As many whole lines as fit; a last one that says so where there are more.</summary>
    public static string Fit(IEnumerable<string?> lines, int room)
    {
        var text = new StringBuilder();
        foreach (var line in lines.Where(l => !string.IsNullOrEmpty(l)))
        {
            if (text.Length + line!.Length + 2 > room) // The filter lets no null through.
            {
                return text.Append(Cut).ToString();
            }

            text.Append(line).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>As many names as fit into some lines, and how many more there are.</summary>
    public static string Names(IReadOnlyList<string> names, ChatTexts texts)
    {
        var room = MaxNames;
        var shown = names.TakeWhile(n => (room -= n.Length + texts.Separator.Length) >= 0).ToList();
        return string.Join(texts.Separator, shown.Count == names.Count ? shown : [.. shown, texts.CountOfMore(names.Count - shown.Count)]);
    }

    /// <summary>A name from outside.</summary>
    public static string Name(string name) => DiscordMarkdown.Escape(PlainText.OneLine(name, MaxName));

    /// <summary>What a member wrote, as they wrote it.</summary>
    public static string Quote(string written) => $"`{PlainText.OneLine(written, MaxQuoted).Replace('`', '\'')}`";

    public static string Time(DateTimeOffset time) => DiscordMarkdown.Time(time);

    /// <summary>Such as "in 3 hours", in the reader's language.</summary>
    public static string Distance(DateTimeOffset time) => $"<t:{time.ToUnixTimeSeconds()}:R>";

    /// <summary>How often, in words.</summary>
    public static string Schedule(Schedule schedule, string language)
    {
        var texts = ChatTexts.For(language).Interactions;
        var time = schedule.Time.ToString("HH:mm", CultureInfo.InvariantCulture);
        return schedule.Rhythm switch
        {
            Rhythm.Instant => texts.Instant,
            Rhythm.Hourly => InteractionTexts.Fill(texts.Hourly, schedule.Time.Minute),
            Rhythm.Daily => InteractionTexts.Fill(texts.Daily, time, schedule.TimeZone),
            _ => InteractionTexts.Fill(
                texts.Weekly, CultureInfo.GetCultureInfo(language).DateTimeFormat.GetDayName(schedule.Weekday), time, schedule.TimeZone),
        };
    }
}
