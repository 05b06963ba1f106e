namespace NewsBot.Text;

/// <summary>One pass over a date's characters: each number is understood by its length, its neighbours and by what is still missing.</summary>
internal ref struct DateScanner(ReadOnlySpan<char> text)
{
    private DateCursor cursor = new(text);
    private DateParts parts;
    private bool hasNumber;
    private bool monthIsWord;
    private bool timeIsCompact;
    private bool hourIsAlone;
    private bool minuteFollows;
    private int yearBeforeEra;

    public readonly DateParts Parts => parts;

    /// <summary>False where something stands there that no date has.</summary>
    public bool Scan()
    {
        var isYearAlone = cursor.Rest.Length == 4;
        if (cursor.Next == '-')
        {
            return ScanTruncated();
        }

        while (!cursor.IsAtEnd)
        {
            var understood = cursor.Next switch
            {
                ' ' or ',' or '.' or ';' => cursor.Skip(1),
                >= '0' and <= '9' => ScanNumber(),
                '(' or '[' => cursor.SkipBrackets(),
                '+' or '-' => DateZone.TakeOffset(ref cursor, ref parts),
                >= EastAsianDateWords.First => cursor.Skip(EastAsianDateWords.TakeWord(cursor.Rest, ref parts, ref yearBeforeEra)),
                _ => cursor.IsLetter() && ScanWord(),
            };
            if (!understood)
            {
                return false;
            }
        }

        parts.Year += yearBeforeEra;
        return !hourIsAlone && (parts.Month is not null || isYearAlone);
    }

    /// <summary>ISO 8601's -0312 and -03-12.</summary>
    private bool ScanTruncated()
    {
        cursor.Skip(1);
        var number = (int)cursor.Number(out var digits);
        var (year, month) = digits == 4 ? (number / 100, number % 100) : (number, 0);
        return (digits == 4 || (digits == 2 && cursor.Skip('-') && cursor.Pair(out month)))
            && cursor.IsAtEnd
            && parts.TakeDate(DateParts.Century(year), month, null);
    }

    private bool ScanNumber()
    {
        hasNumber = true;
        var number = cursor.Number(out var digits);
        var next = cursor.Next;
        return (next, digits) switch
        {
            _ when timeIsCompact && next != ':' => ScanCompactTime((int)number, digits),
            (':', 1 or 2) => ScanClock((int)number, ':'),
            ('.', 1 or 2) when parts.HasDate && parts.Hour is null && cursor.IsDigit(1) => ScanClock((int)number, '.'),
            ('-' or '/' or '.', <= 4) when !parts.HasDate && (cursor.IsDigit(1) || (next != '.' && cursor.IsLetter(1)))
                => DateGroup.Take((int)number, digits, ref cursor, ref parts),
            ('W', 4) when !parts.HasDate && cursor.IsDigit(1) => DateGroup.TakeWeek((int)number, ref cursor, ref parts),
            ( >= EastAsianDateWords.First, >= 1 and <= 4) => TakeWithUnit((int)number, digits),
            _ => TakeNumber(number, digits),
        };
    }

    /// <summary>Hours, minutes, perhaps seconds with a fraction.</summary>
    private bool ScanClock(int hour, char separator)
    {
        if (parts.Hour is not null || !cursor.Skip(separator) || !cursor.Pair(out parts.Minute))
        {
            return false;
        }

        parts.Hour = hour;
        timeIsCompact = false;
        if (cursor.Next == separator && cursor.IsDigit(1) && !(cursor.Skip(separator) && cursor.Pair(out parts.Second)))
        {
            return false;
        }

        ScanFraction();
        return cursor.Next != ':';
    }

    private bool ScanCompactTime(int number, int digits)
    {
        timeIsCompact = false;
        var understood = parts.TakeCompactTime(number, digits);
        ScanFraction();
        return understood;
    }

    private void ScanFraction()
    {
        if (cursor.Next is '.' or ',' && cursor.IsDigit(1))
        {
            cursor.Skip(1);
            parts.Ticks = cursor.Ticks();
        }
    }

    private bool TakeWithUnit(int number, int digits)
    {
        var isShortYear = cursor.Next is '年' or '년' && digits == 2 && yearBeforeEra == 0;
        return cursor.Skip(EastAsianDateWords.TakeUnit(cursor.Next, isShortYear ? DateParts.Century(number) : number, ref parts));
    }

    /// <summary>A number with nothing beside it that explains it.</summary>
    private bool TakeNumber(long number, int digits) => digits switch
    {
        1 or 2 => TakeShortNumber((int)number),
        4 => parts.Year is null && parts.TakeDate((int)number, parts.Month, parts.Day),
        _ => parts.Year is null && parts.TakeCompact(number, digits),
    };

    private bool TakeShortNumber(int number)
    {
        if (minuteFollows)
        {
            minuteFollows = false;
            parts.Minute = number;
            return true;
        }

        if (parts.HasDate)
        {
            hourIsAlone = parts.Hour is null;
            parts.Hour ??= number;
            return hourIsAlone;
        }

        return parts.Year is not null && parts.Month is null ? parts.TakeDate(parts.Year, number, parts.Day)
            : parts.Day is null ? parts.TakeDate(parts.Year, parts.Month, number)
            : parts.TakeDate(DateParts.Century(number), parts.Month, parts.Day);
    }

    private bool ScanWord()
    {
        var word = cursor.Word();
        if (word is "T" or "t" && parts.HasDate && parts.Hour is null && cursor.IsDigit())
        {
            return timeIsCompact = true;
        }

        if (TakeHalfOfDay(word))
        {
            return true;
        }

        if (word is "h" or "H" or "Uhr" or "uhr" or "uur" && parts.Hour is not null)
        {
            minuteFollows = hourIsAlone;
            hourIsAlone = false;
            return true;
        }

        if ((parts.Month is null || (monthIsWord && parts.Hour is null)) && DateWords.Month(word) is { } month)
        {
            parts.Month = month;
            return monthIsWord = true;
        }

        // After the time AT is a zone, before it a word.
        return (parts.Hour is null && DateWords.IsParticle(word))
            || (parts.HasDate || parts.Hour is not null ? DateZone.TakeName(word, ref cursor, ref parts) : !hasNumber)
            || DateWords.IsParticle(word);
    }

    /// <summary>3:04 PM, 3 p.m.</summary>
    private bool TakeHalfOfDay(ReadOnlySpan<char> word)
    {
        var isHalf = word is "am" or "AM" or "Am" or "pm" or "PM" or "Pm";
        if (word is "a" or "A" or "p" or "P" && cursor.Rest is ['.', 'm' or 'M', ..])
        {
            isHalf = cursor.Skip(2);
        }

        if (!isHalf || parts.Hour is null)
        {
            return false;
        }

        hourIsAlone = false;
        parts.AfterNoon = word[0] is 'p' or 'P';
        return true;
    }
}
