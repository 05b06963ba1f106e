using NewsBot.Text;

namespace NewsBot.Topics;

/// <summary>A phrase to look for, folded; whether more letters may follow it.</summary>
internal readonly record struct Phrase(string Text, bool IsPrefix)
{
    public const int MaxLength = 100;

    /// <summary>Reads <c>word</c>, <c>two words</c> or <c>prefix*</c>; null where nothing is left of it.</summary>
    public static Phrase? Parse(string written)
    {
        var isPrefix = written.EndsWith('*');
        var text = FoldedText.Fold(isPrefix ? written[..^1] : written);
        return text.Length is > 0 and <= MaxLength ? new Phrase(text, isPrefix) : null;
    }

    /// <summary>
    /// Whether a hit stands as a word of its own. Scripts without word boundaries have none to ask for; an English word may
    /// have its plural or genitive ending.
    /// </summary>
    public bool StandsAlone(ReadOnlySpan<char> text, int start, int end)
    {
        if (IsWordCharacter(Text[0]) && start > 0 && IsWordCharacter(text[start - 1]))
        {
            return false;
        }

        if (IsPrefix || !IsWordCharacter(Text[^1]) || end == text.Length || !IsWordCharacter(text[end]))
        {
            return true;
        }

        return char.IsAsciiLetterLower(Text[^1]) && EndsAfter(text, end, "s") | EndsAfter(text, end, "es");
    }

    private static bool EndsAfter(ReadOnlySpan<char> text, int at, string ending) =>
        text[at..].StartsWith(ending) && (at + ending.Length == text.Length || !IsWordCharacter(text[at + ending.Length]));

    // Letters of Chinese, Japanese and Korean stand side by side without blanks.
    private static bool IsWordCharacter(char c) => c < '\u2E80' && char.IsLetterOrDigit(c);
}
