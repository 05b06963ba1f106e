namespace NewsBot.Articles;

/// <summary>Tells an article's language by its script, which for English beside Chinese is enough and never guesses.</summary>
public static class ArticleLanguage
{
    public const string Unknown = "und";

    /// <summary>
    /// BCP 47 primary language: <c>ja</c> and <c>ko</c> by kana and hangul, <c>zh</c> where Han characters carry the text,
    /// else the declared language, else <c>en</c> for Latin letters, else <see cref="Unknown"/>.
    /// </summary>
    public static string Detect(string title, string text, string? declared = null)
    {
        int han = 0, kana = 0, hangul = 0, latin = 0;
        Count(title, ref han, ref kana, ref hangul, ref latin);
        Count(text.AsSpan(0, Math.Min(text.Length, 2_000)), ref han, ref kana, ref hangul, ref latin);

        // One Han character says about as much as a short word of Latin letters.
        if (hangul > 0 && hangul * 4 > latin)
        {
            return "ko";
        }

        if (kana > 0 && kana * 8 > han && (han + kana) * 4 > latin)
        {
            return "ja";
        }

        if (han * 4 > latin)
        {
            return "zh";
        }

        return Primary(declared) is { } language and not ("zh" or "ja" or "ko") ? language
            : latin > 0 ? "en"
            : Unknown;
    }

    private static void Count(ReadOnlySpan<char> text, ref int han, ref int kana, ref int hangul, ref int latin)
    {
        foreach (var c in text)
        {
            if (char.IsAsciiLetter(c))
            {
                latin++;
            }
            else if (c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF'))
            {
                han++;
            }
            else if (c is >= '\u3041' and <= '\u30FF')
            {
                kana++;
            }
            else if (c is >= '\uAC00' and <= '\uD7AF')
            {
                hangul++;
            }
        }
    }

    private static string? Primary(string? declared)
    {
        if (string.IsNullOrWhiteSpace(declared))
        {
            return null;
        }

        var primary = declared.Trim().Split('-', '_')[0].ToLowerInvariant();
        return primary.Length is 2 or 3 && primary.All(char.IsAsciiLetterLower) ? primary : null;
    }
}
