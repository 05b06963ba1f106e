using System.Globalization;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>Days of the week as people write them: <c>mon-fri</c>, <c>Mon, Wed, Fri</c>, <c>周一至周五</c>, <c>一三五</c>.</summary>
internal static class WeekdaysOption
{
    private const int MaxChoices = 25;
    private const string Chinese = "一二三四五六日";

    private static readonly Weekdays[] Usual =
    [
        Weekdays.Monday | Weekdays.Tuesday | Weekdays.Wednesday | Weekdays.Thursday | Weekdays.Friday,
        Weekdays.Saturday | Weekdays.Sunday,
        Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday,
        Weekdays.Tuesday | Weekdays.Thursday,
    ];

    /// <summary>False where it names no day, or one that is none.</summary>
    public static bool TryRead(string written, out Weekdays days)
    {
        var text = written;
        foreach (var word in new[] { "星期", "礼拜", "禮拜", "周", "週" })
        {
            text = text.Replace(word, "", StringComparison.Ordinal);
        }

        text = text.Replace('天', '日').Replace("~", "-", StringComparison.Ordinal).Replace('至', '-').Replace('到', '-').Replace('–', '-')
            .Replace('、', ',').Replace('，', ',');
        if (text.Any(Chinese.Contains))
        {
            // Days stand side by side: 一三五.
            text = string.Concat(text.Select((c, i) => i > 0 && Chinese.Contains(c) && Chinese.Contains(text[i - 1]) ? "," + c : c.ToString()));
            text = string.Concat(text.Select(c => Chinese.IndexOf(c, StringComparison.Ordinal) is var day and >= 0 ? NameOf(day) : c.ToString()));
        }
        else if (!text.Contains(',', StringComparison.Ordinal))
        {
            text = string.Join(',', text.Replace(" - ", "-", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return WeekdayNames.TryParse(text, out days);
    }

    /// <summary>In the member's language.</summary>
    public static string Show(Weekdays days, string language)
    {
        var names = CultureInfo.GetCultureInfo(language).DateTimeFormat;
        return string.Join(ChatTexts.For(language).Separator, Enum.GetValues<DayOfWeek>()
            .OrderBy(Schedule.Of)
            .Where(d => days == Weekdays.Any || days.HasFlag(Schedule.Of(d)))
            .Select(names.GetAbbreviatedDayName));
    }

    /// <summary>What is typed, as it is understood, and what people often want.</summary>
    public static IReadOnlyList<Choice> Propose(string typed, string language) =>
    [
        .. (TryRead(typed, out var days) && days != Weekdays.Any ? Usual.Prepend(days) : Usual)
            .Concat(Enum.GetValues<DayOfWeek>().OrderBy(Schedule.Of).Select(Schedule.Of))
            .Distinct()
            .Take(MaxChoices)
            .Select(d => new Choice(Show(d, language), string.Join(',', WeekdayNames.Of(d)))),
    ];

    private static string NameOf(int day) => WeekdayNames.Of((Weekdays)(1 << day))[0];
}
