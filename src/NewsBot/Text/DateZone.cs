namespace NewsBot.Text;

/// <summary>Offsets and names of time zones behind a time, or behind a date alone as XML Schema has them.</summary>
internal static class DateZone
{
    private const int LongestUnknown = 5;

    /// <summary>An offset; a dash between other parts is passed over.</summary>
    public static bool TakeOffset(ref DateCursor cursor, ref DateParts parts)
    {
        var sign = cursor.Skip('-') ? -1 : 1;
        cursor.Skip('+');
        if (!cursor.IsDigit())
        {
            return sign < 0 && cursor.Next == ' ';
        }

        if (sign < 0 && parts is { Month: not null, Day: null })
        {
            return true; // Nov-24-2026.
        }

        var number = (int)cursor.Number(out var digits);
        var (hours, minutes) = digits > 2 ? (number / 100, number % 100) : (number, 0);
        var hasColon = digits <= 2 && cursor.Skip(':');
        if (hasColon && !cursor.Pair(out minutes))
        {
            return false;
        }

        parts.Offset = sign * ((60 * hours) + minutes);
        return digits is >= 1 and <= 4 && minutes < 60 && (parts.Hour is not null || (parts.HasDate && hasColon));
    }

    /// <summary>What follows a time is a zone, known or not.</summary>
    public static bool TakeName(ReadOnlySpan<char> word, ref DateCursor cursor, ref DateParts parts)
    {
        if (cursor.Next == '/')
        {
            return TakePlace(string.Concat(word, cursor.PlaceName()), ref parts);
        }

        var known = parts.Hour is not null || word.Length > 1 || word is "Z" ? DateWords.Zone(word) : null;
        parts.Offset ??= known;
        return known is not null || (parts.Hour is not null && word.Length <= LongestUnknown);
    }

    /// <summary>"Europe/Paris", by its rule for the day if that is known by now.</summary>
    private static bool TakePlace(string place, ref DateParts parts)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(place, out var zone))
        {
            return false;
        }

        parts.Offset = parts.ToDate() is { } date ? (int)zone.GetUtcOffset(date.DateTime).TotalMinutes : 0;
        return true;
    }
}
