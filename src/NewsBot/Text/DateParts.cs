using System.Globalization;

namespace NewsBot.Text;

/// <summary>What has been understood of a date; null what has not been named.</summary>
internal struct DateParts
{
    public int? Year;
    public int? Month;
    public int? Day;
    public int? Hour;
    public int Minute;
    public int Second;

    /// <summary>Of a second, in units of 100 nanoseconds.</summary>
    public int Ticks;

    /// <summary>Of the clock: true after noon, false before; null for one of 24 hours.</summary>
    public bool? AfterNoon;

    /// <summary>Minutes east of UTC, as written.</summary>
    public int? Offset;

    /// <summary>Minutes east of UTC where those live who use such words.</summary>
    public int? OffsetOfWords;

    public readonly bool HasDate => Year is not null && Month is not null && Day is not null;

    /// <summary>Of two digits: 1990 to 2089.</summary>
    public static int Century(int year) => year < 90 ? 2_000 + year : 1_900 + year;

    public bool TakeDate(int? year, int? month, int? day)
    {
        (Year, Month, Day) = (year, month, day);
        return true;
    }

    /// <summary>Day and month by the separator's habit, or the only way that there are so many months.</summary>
    public bool TakeLittleEndian(int first, int second, int year, char separator)
    {
        var (month, day) = separator == '/' ? (first, second) : (second, first);
        return month > 12 ? TakeDate(year, day, month) : TakeDate(year, month, day);
    }

    /// <param name="year">Whatever was written.</param>
    /// <param name="day">Of the year.</param>
    public bool TakeOrdinal(int year, int day) =>
        IsYear(year) && day >= 1 && day <= (DateTime.IsLeapYear(year) ? 366 : 365) && TakeDay(new DateTime(year, 1, 1).AddDays(day - 1));

    /// <summary>ISO 8601's.</summary>
    public bool TakeWeek(int year, int week, int day) =>
        IsYear(year) && week >= 1 && week <= ISOWeek.GetWeeksInYear(year) && day is >= 1 and <= 7
        && TakeDay(ISOWeek.ToDateTime(year, week, (DayOfWeek)(day % 7)));

    /// <summary>A date without separators (ISO 8601), with or without its time; of 10 or 13 digits, seconds or milliseconds since 1970.</summary>
    public bool TakeCompact(long number, int digits)
    {
        var date = (int)(digits == 14 ? number / 1_000_000 : digits == 12 ? number / 10_000 : number % 100_000_000);
        return digits switch
        {
            5 => TakeOrdinal(Century(date / 1_000), date % 1_000),
            6 => TakeDate(Century(date / 10_000), date / 100 % 100, date % 100),
            7 => TakeOrdinal(date / 1_000, date % 1_000),
            8 or 12 or 14 => TakeDate(date / 10_000, date / 100 % 100, date % 100)
                && (digits == 8 || TakeCompactTime((int)(number % (digits == 12 ? 10_000 : 1_000_000)), digits - 8)),
            10 or 13 => TakeUnix(digits == 10 ? number * 1_000 : number),
            _ => false,
        };
    }

    /// <summary>Hours, or more, without separators.</summary>
    public bool TakeCompactTime(int number, int digits)
    {
        (Hour, Minute, Second) = digits switch
        {
            2 => (number, 0, 0),
            4 => (number / 100, number % 100, 0),
            6 => (number / 10_000, number / 100 % 100, number % 100),
            _ => ((int?)null, 0, 0),
        };
        return Hour is not null;
    }

    /// <summary>Null for no such day, hour or offset.</summary>
    public readonly DateTimeOffset? ToDate()
    {
        const int MostOffset = 14 * 60;
        var (year, month, day) = (Year ?? 0, Month ?? 1, Day ?? 1);
        var offset = Offset ?? (Hour is null ? null : OffsetOfWords) ?? 0;
        if (!IsYear(year) || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || (Day is null && Hour is not null) || (Month is null && Day is not null) || Math.Abs(offset) > MostOffset)
        {
            return null;
        }

        return TimeOfDay() is { } time ? new DateTimeOffset(new DateTime(year, month, day) + time, TimeSpan.FromMinutes(offset)) : null;
    }

    // Those beyond could leave the calendar by their offset.
    private static bool IsYear(int year) => year is >= 2 and <= 9998;

    private bool TakeUnix(long milliseconds)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        (Hour, Minute, Second, Offset) = (time.Hour, time.Minute, time.Second, 0);
        return TakeDay(time.DateTime);
    }

    private bool TakeDay(DateTime date) => TakeDate(date.Year, date.Month, date.Day);

    // 24:00 is the end of the day (ISO 8601), and a second 60 a leap second (RFC 3339, 5.7): both are the beginning of what follows.
    private readonly TimeSpan? TimeOfDay()
    {
        var hour = (Hour ?? 0, AfterNoon) switch
        {
            (12, false) => 0,
            ( < 12 and var morning, true) => morning + 12,
            var (as24, _) => as24,
        };
        return (hour < 24 || (hour == 24 && Minute == 0 && Second == 0)) && Minute < 60 && Second <= 60
            ? new TimeSpan(hour, Minute, Second) + TimeSpan.FromTicks(Ticks)
            : null;
    }
}
