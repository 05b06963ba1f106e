namespace NewsBot.Text;

/// <summary>Numbers of a date with a separator between them: 2026-11-24, 24.11.2026, 11/24/26, 24-Nov-2026, 2026-328, 2026-W48-2.</summary>
internal static class DateGroup
{
    /// <summary>Two or three numbers, or a word among them, with one sort of separator.</summary>
    public static bool Take(int first, int digits, ref DateCursor cursor, ref DateParts parts)
    {
        var separator = cursor.Next;
        cursor.Skip(1);
        if (cursor.IsLetter())
        {
            return digits == 4 && cursor.Next == 'W' && cursor.IsDigit(1)
                ? TakeWeek(first, ref cursor, ref parts)
                : TakeWithWord(first, digits, separator, ref cursor, ref parts);
        }

        var second = (int)cursor.Number(out var digitsOfSecond);
        if (!(cursor.Next == separator && cursor.IsDigit(1) && cursor.Skip(1)))
        {
            return (digits, digitsOfSecond) switch
            {
                (4, 1 or 2) => parts.TakeDate(first, second, null),
                ( <= 2, 4) when parts.Month is not null => parts.TakeDate(second, parts.Month, first),
                (4, 3) => parts.TakeOrdinal(first, second),
                (2, 3) when separator == '-' => parts.TakeOrdinal(DateParts.Century(first), second),
                _ => false,
            };
        }

        var third = (int)cursor.Number(out var digitsOfThird);
        return (digits, digitsOfSecond, digitsOfThird) switch
        {
            // Three digits of a month were Google's once: 2003-012-31.
            (4, <= 3, <= 2) => parts.TakeDate(first, second, third),
            (2, 2, 2) when separator == '-' => parts.TakeDate(DateParts.Century(first), second, third),
            ( <= 2, <= 2, 4) => parts.TakeLittleEndian(first, second, third, separator),
            ( <= 2, <= 2, 2) => parts.TakeLittleEndian(first, second, DateParts.Century(third), separator),
            _ => false,
        };
    }

    /// <summary>2003-W49-1, 2003-W491 or 2003-W49.</summary>
    public static bool TakeWeek(int year, ref DateCursor cursor, ref DateParts parts)
    {
        cursor.Skip(1);
        var week = (int)cursor.Number(out var digits);
        var day = 1;
        if (digits == 3)
        {
            (week, day) = (week / 10, week % 10);
        }
        else if (cursor.Next == '-' && cursor.IsDigit(1) && cursor.Skip(1))
        {
            day = (int)cursor.Number(out _);
        }

        return parts.TakeWeek(year, week, day);
    }

    /// <summary>24-Nov-2026 or 2026-Nov-24.</summary>
    private static bool TakeWithWord(int first, int digits, char separator, ref DateCursor cursor, ref DateParts parts)
    {
        var month = DateWords.Month(cursor.Word());
        int? third = null;
        var digitsOfThird = 0;
        if (cursor.Next == separator && cursor.IsDigit(1) && cursor.Skip(1))
        {
            third = (int)cursor.Number(out digitsOfThird);
        }

        return month is not null && (digits, digitsOfThird) switch
        {
            (4, <= 2) => parts.TakeDate(first, month, third),
            ( <= 2, 2) => parts.TakeDate(DateParts.Century(third ?? 0), month, first),
            ( <= 2, 0 or 4) => parts.TakeDate(third, month, first),
            _ => false,
        };
    }
}
