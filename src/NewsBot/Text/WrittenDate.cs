namespace NewsBot.Text;

/// <summary>
/// What a date means that somebody or some program wrote: RFC 822 and 5322, RFC 3339, ISO 8601 with its short forms, W3C-DTF, asctime, Unix time,
/// dates in words of the larger languages, 年月日 and 년월일, and most mixtures of these.
/// </summary>
/// <remarks>
/// Where a form can be read in two ways: <list type="bullet">
/// <item>1/2/2026 is the second of January and 1.2.2026 or 1-2-2026 the first of February, unless the months say otherwise;</item>
/// <item>03-12-31 begins with the year; years of two digits are 1990 to 2089;</item>
/// <item>CST, IST and their like are those of RFC 822, or else of the most people; an unknown name is UTC (RFC 5322, 4.3);</item>
/// <item>a time without a zone is UTC, and beside Chinese, Japanese or Korean words the time of that language;</item>
/// <item>a weekday counts for nothing, and what stands in brackets neither.</item>
/// </list></remarks>
internal static class WrittenDate
{
    private const int MaxLength = 100;

    /// <summary>Null for what is no date, or none between the years 2 and 9998.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length is 0 or > MaxLength)
        {
            return null;
        }

        Span<char> plain = stackalloc char[MaxLength];
        var scanner = new DateScanner(plain[..Fold(trimmed, plain)]);
        return scanner.Scan() ? scanner.Parts.ToDate() : null;
    }

    /// <summary>Full-width forms become ASCII, all dashes and blanks one, and direction marks disappear.</summary>
    private static int Fold(ReadOnlySpan<char> text, Span<char> plain)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (c is not ((>= '\u200B' and <= '\u200F') or '\uFEFF'))
            {
                plain[length++] = c switch
                {
                    < '\u0080' => c,
                    >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
                    '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
                    _ => char.IsWhiteSpace(c) ? ' ' : c,
                };
            }
        }

        return length;
    }
}
