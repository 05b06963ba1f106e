using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NewsBot.Subscriptions;

/// <summary>A time of each day in which a channel is left alone: what is due then gathers and comes as one digest at the end.</summary>
/// <param name="From">Local time at which it begins.</param>
/// <param name="Until">Local time at which it is over; where it is not after <paramref name="From"/>, on the next day.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    private const string Form = "HH:mm";

    /// <summary>Reads <c>22:00-07:00</c>. A whole day is none: that is a pause.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out QuietHours? hours)
    {
        hours = text?.Split('-', '–') is [var from, var until] && TryParseTime(from, out var begin) && TryParseTime(until, out var end) && begin != end
            ? new QuietHours(begin, end)
            : null;
        return hours is not null;
    }

    /// <summary>When the quiet that reigns at the instant is over; null where none does.</summary>
    public DateTimeOffset? EndAt(DateTimeOffset time, TimeZoneInfo zone)
    {
        // As spans of instants, so that a time that the clocks show twice neither ends them nor begins them again.
        var today = LocalClock.DayAt(time, zone);
        for (var day = today.AddDays(-1); day <= today; day = day.AddDays(1))
        {
            var end = LocalClock.At(From < Until ? day : day.AddDays(1), Until, zone);
            if (LocalClock.At(day, From, zone) <= time && time < end)
            {
                return end;
            }
        }

        return null;
    }

    /// <summary>As <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}-{Until:HH:mm}");

    private static bool TryParseTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text.Trim(), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
