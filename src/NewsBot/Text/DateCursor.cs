namespace NewsBot.Text;

/// <summary>A position in the text of a date, and the small things that are read there.</summary>
internal ref struct DateCursor(ReadOnlySpan<char> text)
{
    private const int LongestNumber = 14;
    private readonly ReadOnlySpan<char> text = text;
    private int at;

    public readonly bool IsAtEnd => at == text.Length;

    public readonly ReadOnlySpan<char> Rest => text[at..];

    /// <summary>NUL at the end.</summary>
    public readonly char Next => IsAtEnd ? '\0' : text[at];

    public readonly bool IsDigit(int ahead = 0) => at + ahead < text.Length && char.IsAsciiDigit(text[at + ahead]);

    public readonly bool IsLetter(int ahead = 0) => at + ahead < text.Length && char.IsLetter(text[at + ahead]);

    /// <summary>False where there is nothing to skip.</summary>
    public bool Skip(int length)
    {
        at += length;
        return length > 0;
    }

    public bool Skip(char expected) => Next == expected && Skip(1);

    /// <summary>Comments of RFC 5322, 3.2.2, which may hold others, and the zone's name behind its offset that Java writes.</summary>
    public bool SkipBrackets()
    {
        var depth = 0;
        do
        {
            depth += Next is '(' or '[' ? 1 : Next is ')' or ']' ? -1 : 0;
            at++;
        }
        while (depth > 0 && !IsAtEnd);
        return true;
    }

    /// <summary>The digits that follow, at most one more than any number of a date has.</summary>
    public long Number(out int digits)
    {
        var start = at;
        var number = 0L;
        while (IsDigit() && at - start <= LongestNumber)
        {
            number = (number * 10) + (text[at++] - '0');
        }

        digits = at - start;
        return number;
    }

    /// <summary>A number of one or two digits; false for any other.</summary>
    public bool Pair(out int number)
    {
        number = (int)Number(out var digits);
        return digits is 1 or 2;
    }

    /// <summary>A fraction behind its point, in units of 100 nanoseconds; what is finer is dropped.</summary>
    public int Ticks()
    {
        var ticks = 0;
        var unit = (int)TimeSpan.TicksPerSecond;
        for (; IsDigit(); at++)
        {
            ticks += (text[at] - '0') * (unit /= 10);
        }

        return ticks;
    }

    /// <summary>Letters of alphabets, with their accents.</summary>
    public ReadOnlySpan<char> Word()
    {
        var start = at;
        while (!IsAtEnd && text[at] < EastAsianDateWords.First && (char.IsLetter(text[at]) || text[at] is >= '\u0300' and <= '\u036F'))
        {
            at++;
        }

        return text[start..at];
    }

    /// <summary>What may stand in the name of a zone as "America/Port-au-Prince".</summary>
    public ReadOnlySpan<char> PlaceName()
    {
        var start = at;
        while (!IsAtEnd && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '/' or '_' or '-' or '+'))
        {
            at++;
        }

        return text[start..at];
    }
}
