using System.Globalization;
using System.Net;

namespace NewsBot.Chat.Discord.Preview;

/// <summary>Times as Discord's clients show them, but in the channel's zone: the page does not know its reader's without a script.</summary>
internal sealed class PreviewTime(TimeZoneInfo zone, ChatTexts texts)
{
    private static readonly long Earliest = DateTimeOffset.MinValue.AddDays(2).ToUnixTimeSeconds();
    private static readonly long Latest = DateTimeOffset.MaxValue.AddDays(-2).ToUnixTimeSeconds();

    /// <param name="seconds">Since 1970.</param>
    public string ToHtml(string seconds)
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(long.Parse(seconds, CultureInfo.InvariantCulture), Earliest, Latest));
        var shown = TimeZoneInfo.ConvertTime(time, zone).ToString(texts.DateAndTime, CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<time datetime=\"{time:yyyy-MM-ddTHH:mm:ssK}\" title=\"{WebUtility.HtmlEncode(zone.Id)}\">{WebUtility.HtmlEncode(shown)}</time>");
    }
}
