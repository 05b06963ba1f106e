using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsBot.Feeds;

/// <summary>Dates in the forms that feeds use: RFC 822 and 3339, W3C-DTF, asctime, and the Chinese and Japanese 年月日.</summary>
internal static partial class FeedDates
{
    private static readonly string[] Forms =
    [
        "d MMM yyyy HH:mm:ss zzz", "d MMM yyyy HH:mm zzz", "d MMM yy HH:mm:ss zzz", "d MMM yy HH:mm zzz", "d MMM yyyy HH:mm:ss",
        "d MMM yyyy HH:mm", "d MMM yyyy", "d MMMM yyyy HH:mm:ss zzz", "d MMMM yyyy", "MMM d HH:mm:ss yyyy", "MMMM d, yyyy", "MMM d, yyyy",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy/M/d HH:mm:ss",
        "yyyy/M/d HH:mm", "yyyy-M-d", "yyyy/M/d", "yyyyMMdd", "yyyyMMdd'T'HHmmsszzz", "yyyy-MM", "yyyy",
    ];

    // RFC 822's names, and those that feeds use besides.
    private static readonly Dictionary<string, string> Zones =
        ("GMT+00:00 UT+00:00 UTC+00:00 Z+00:00 EST-05:00 EDT-04:00 CST-06:00 CDT-05:00 MST-07:00 MDT-06:00 PST-08:00 PDT-07:00 "
            + "BST+01:00 CET+01:00 CEST+02:00 EET+02:00 EEST+03:00 MSK+03:00 IST+05:30 JST+09:00 KST+09:00 AEST+10:00 AEDT+11:00")
        .Split(' ')
        .ToDictionary(z => z[..^6], z => z[^6..], StringComparer.OrdinalIgnoreCase);

    /// <summary>UTC where no zone is given; null for nonsense.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100)
        {
            return null;
        }

        var tidy = Tidy(text.Trim());
        return DateTimeOffset.TryParseExact(
            tidy, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var date)
            && date.Year > 1990
                ? date
                : null;
    }

    private static string Tidy(string text)
    {
        if (text.Contains('年', StringComparison.Ordinal))
        {
            text = text.Replace('年', '-').Replace('月', '-').Replace("日", " ", StringComparison.Ordinal)
                .Replace('时', ':').Replace('時', ':').Replace('分', ':').Replace("秒", "", StringComparison.Ordinal).Trim(' ', ':');
            return Numbers().Replace(text, m => m.Value.Length == 1 ? "0" + m.Value : m.Value);
        }

        text = Weekday().Replace(text, "");
        text = text.Replace("Sept ", "Sep ", StringComparison.OrdinalIgnoreCase);
        if (Zone().Match(text) is { Success: true } named && Zones.TryGetValue(named.Groups[1].Value, out var offset))
        {
            return text[..named.Index] + (text.Contains('T', StringComparison.Ordinal) && named.Groups[1].Value is "Z" ? "" : " ") + offset;
        }

        // +0800 → +08:00
        return Offset().Replace(text, "$1$2:$3");
    }

    [GeneratedRegex(@"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"\s*(?<![A-Za-z])([A-Z]{1,4})$", RegexOptions.IgnoreCase)]
    private static partial Regex Zone();

    [GeneratedRegex(@"([+-])(\d\d)(\d\d)$")]
    private static partial Regex Offset();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();
}
