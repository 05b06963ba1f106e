using System.Globalization;
using System.Net;

namespace NewsBot.Chat.Discord.Preview;

/// <summary>Times as Discord's clients show them, but in the channel's zone: the page does not know its reader's without a script.</summary>
internal sealed class PreviewTime(TimeZoneInfo zone, ChatTexts texts, DateTimeOffset now)
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(30);
    private static readonly long Earliest = DateTimeOffset.MinValue.AddDays(2).ToUnixTimeSeconds();
    private static readonly long Latest = DateTimeOffset.MaxValue.AddDays(-2).ToUnixTimeSeconds();

    /// <param name="seconds">Since 1970.</param>
    /// <param name="form"><c>R</c>: how long ago; else date and time.</param>
    public string ToHtml(string seconds, string form)
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(long.Parse(seconds, CultureInfo.InvariantCulture), Earliest, Latest));
        var local = TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var shown = form == "R" && Ago(now - time) is { } ago ? ago : local;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<time datetime=\"{time:yyyy-MM-ddTHH:mm:ssK}\" title=\"{local} {WebUtility.HtmlEncode(zone.Id)}\">{WebUtility.HtmlEncode(shown)}</time>");
    }

    /// <summary>Null where a date says more.</summary>
    private string? Ago(TimeSpan age) =>
        age < TimeSpan.Zero || age >= LongAgo ? null
        : age < TimeSpan.FromHours(1) ? Count(texts.Minutes, age.Minutes)
        : age < TimeSpan.FromDays(1) ? Count(texts.Hours, age.Hours)
        : Count(texts.Days, age.Days);

    private static string Count(IReadOnlyList<string> forms, int count) =>
        string.Format(CultureInfo.InvariantCulture, count == 1 ? forms[0] : forms[^1], count);
}
