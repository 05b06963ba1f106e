using System.Globalization;

namespace NewsBot.Stories;

/// <summary>A number with its scale, so that "$7B", "7 billion" and 70亿 are one; rounded to two digits, for sources round differently.</summary>
internal static class Amount
{
    private static readonly (string Word, double Factor)[] Scales =
    [
        ("万亿", 1e12), ("千亿", 1e11), ("百亿", 1e10), ("千万", 1e7), ("百万", 1e6), ("亿", 1e8), ("万", 1e4),
        ("trillion", 1e12), ("billion", 1e9), ("million", 1e6), ("bn", 1e9), ("mn", 1e6), ("tn", 1e12), ("k", 1e3), ("m", 1e6), ("b", 1e9), ("t", 1e12),
    ];

    /// <summary>The amount that begins with the digit at <paramref name="start"/>; empty where the number says too little alone.</summary>
    public static string Read(ReadOnlySpan<char> text, int start, out int end)
    {
        end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end])
            || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }

        if (end - start > 15 || !double.TryParse(text[start..end], NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value))
        {
            return "";
        }

        var after = end;
        while (after < text.Length && text[after] is ' ' or '+' or '多' or '余')
        {
            after++;
        }

        if (after < text.Length && text[after] == '%')
        {
            end = after + 1;
            return Format(value) + "%";
        }

        foreach (var (word, factor) in Scales)
        {
            if (text[after..].StartsWith(word, StringComparison.Ordinal)
                && (!char.IsAscii(word[0]) || after + word.Length == text.Length || !Characters.IsLatin(text[after + word.Length])))
            {
                end = after + word.Length;
                return Format(value * factor);
            }
        }

        var isDate = after < text.Length && text[after] is '年' or '月' or '日' or '点' or '时' or ':';
        return isDate || value < 10 || value is >= 1990 and <= 2039 ? "" : Format(value);
    }

    private static string Format(double value)
    {
        if (value <= 0)
        {
            return "#0";
        }

        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        return "#" + (Math.Round(value / unit) * unit).ToString("g3", CultureInfo.InvariantCulture);
    }
}
