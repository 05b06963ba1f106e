using System.Globalization;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>Times of day, and quiet hours between two of them, as people write them: <c>9</c>, <c>09:30</c>, <c>22:00-7</c>.</summary>
internal static class TimeOption
{
    private static readonly string[] Forms = ["H:mm", "HH:mm", "%H", "HH"];
    private static readonly string[] UsualQuiet = ["22:00-07:00", "23:00-08:00", "21:00-09:00", "00:00-06:00"];
    private static readonly char[] Until = ['-', '–', '~', '～', '至', '到'];

    /// <summary>Written in any language for having none.</summary>
    private const string Off = "off";

    public static bool TryRead(string written, out TimeOnly time) => TimeOnly.TryParseExact(
        written.Trim().Replace('：', ':'), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>False where it is neither; null where there are to be none.</summary>
    public static bool TryReadQuiet(string written, InteractionTexts texts, out QuietHours? quiet)
    {
        quiet = null;
        if (written.Equals(Off, StringComparison.OrdinalIgnoreCase) || written.Equals(texts.Off, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        quiet = written.Split(Until) is [var from, var until] && TryRead(from, out var begin) && TryRead(until, out var end) && begin != end
            ? new QuietHours(begin, end)
            : null;
        return quiet is not null;
    }

    /// <summary>What is typed, as it is understood, and what people often want.</summary>
    public static IReadOnlyList<Choice> ProposeQuiet(string typed, InteractionTexts texts)
    {
        var read = TryReadQuiet(typed, texts, out var quiet) && quiet is not null ? new[] { quiet.ToString() } : [];
        return
        [
            .. read.Concat(UsualQuiet).Distinct().Where(q => read.Length > 0 || q.StartsWith(typed, StringComparison.Ordinal)).Select(q => new Choice(q, q)),
            new Choice(texts.Off, Off),
        ];
    }
}
