using System.Globalization;

namespace NewsBot.Fetching;

/// <summary>The three forms of dates in HTTP (RFC 9110, 5.6.7).</summary>
internal static class HttpDate
{
    private static readonly string[] Forms =
        ["ddd, d MMM yyyy H:mm:ss 'GMT'", "dddd, dd-MMM-yy H:mm:ss 'GMT'", "ddd MMM d H:mm:ss yyyy"];

    /// <summary>Null for what is no such date, such as the <c>0</c> that some send for "long ago".</summary>
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParseExact(
            text,
            Forms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces,
            out var date)
            ? date
            : null;
}
