using NewsBot.Text;

namespace NewsBot.Topics;

/// <summary>A phrase to look for, folded, in each form in which it counts.</summary>
/// <param name="Written">As the definition has it.</param>
/// <param name="Forms">What the text may say; the first names the phrase.</param>
/// <param name="IsPrefix">Whether more letters may follow.</param>
internal sealed record Phrase(string Written, IReadOnlyList<string> Forms, bool IsPrefix)
{
    public const int MaxLength = 100;

    /// <summary>Words with <c>~</c> in a phrase: the forms multiply.</summary>
    public const int MaxInflected = 2;

    /// <summary>The longest form, of <see cref="MaxLength"/> and endings.</summary>
    public const int MaxFormLength = MaxLength + 10;

    /// <summary>Same for phrases that find the same.</summary>
    public string Key { get; } = (IsPrefix ? "*" : ":") + string.Join('|', Forms);

    /// <summary>Reads <c>word</c>, <c>two words</c>, <c>prefix*</c> or <c>inflected~ words</c>; null where it is none or too long.</summary>
    /// <param name="inflected">Whether the last word is, as if it had a <c>~</c>.</param>
    public static Phrase? Parse(string written, bool inflected = false)
    {
        if (written.Length > MaxLength * 2)
        {
            return null;
        }

        var folded = FoldedText.Fold(written);
        var isPrefix = folded.EndsWith('*');
        var text = (isPrefix ? folded[..^1] : folded).Trim(' ');
        var words = text.Split(' ');
        if (text.Length is 0 or > MaxLength || words.Count(IsInflected) > MaxInflected)
        {
            return null;
        }

        IEnumerable<string> forms = [""];
        foreach (var (i, word) in words.Index())
        {
            var isLast = i == words.Length - 1;
            var endings = IsInflected(word) ? Inflection.All(word[..^1])
                : !isLast || isPrefix ? [word]
                : inflected ? Inflection.All(word)
                : Inflection.Plurals(word);
            forms = forms.SelectMany(f => endings.Select(e => f.Length == 0 ? e : f + " " + e)).ToList();
        }

        return new Phrase(written, [.. forms], isPrefix);
    }

    /// <summary>Reads a phrase that is found only as it is written; <c>*</c> at its end lets more letters follow.</summary>
    public static Phrase? ParseExact(string written)
    {
        var folded = written.Length > MaxLength * 2 ? "" : FoldedText.Fold(written);
        var isPrefix = folded.EndsWith('*');
        var text = (isPrefix ? folded[..^1] : folded).Trim(' ');
        return text.Length is > 0 and <= MaxLength ? new Phrase(written, [text], isPrefix) : null;
    }

    /// <summary>Letters and digits of scripts with blanks between words; those of Chinese, Japanese and Korean stand side by side.</summary>
    public static bool IsWordCharacter(char c) => c < '\u2E80' && char.IsLetterOrDigit(c);

    private static bool IsInflected(string word) => word.Length > 1 && word[^1] == '~';
}
