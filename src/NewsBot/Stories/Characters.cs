namespace NewsBot.Stories;

internal static class Characters
{
    /// <summary>A letter or digit of the folded text that words with blanks between them are made of.</summary>
    public static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c) || (c is >= '\u00C0' and < '\u2000' && char.IsLetter(c));

    public static bool IsHan(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF');
}
