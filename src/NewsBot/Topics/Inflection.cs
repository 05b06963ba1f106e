namespace NewsBot.Topics;

/// <summary>
/// The regular forms of an English word, from its base: a few rules, so that each hit can be explained. A form that is no word
/// ("openned") does no harm, for nobody writes it.
/// </summary>
internal static class Inflection
{
    /// <summary>Shorter ones in <c>-ate</c> are of other families: <c>state</c> has no <c>station</c>.</summary>
    private const int ShortestOfAteFamily = 6;

    /// <summary>With nothing shorter, <c>news</c> would be the plural of <c>new</c>.</summary>
    private const int ShortestPlural = 5;

    private const int ShortestVerb = 3;
    private static readonly string[] AteFamily = ["or", "ors", "ory", "ion", "ions"];

    /// <summary>The word, and in the plural (<c>policies</c>), which is the third person, too (<c>bans</c>).</summary>
    public static IReadOnlyList<string> Plurals(string word) =>
        word.Length < 2 || !word.All(char.IsAsciiLetterLower) ? [word] : [word, .. PluralsOf(word)];

    /// <summary>The word with its plural, past, participle, of <c>-ate</c> the family (<c>regulator</c>), of a plural the singular.</summary>
    public static IReadOnlyList<string> All(string word)
    {
        if (word.Length < ShortestVerb || !word.All(char.IsAsciiLetterLower))
        {
            return Plurals(word);
        }

        if (word.Length >= ShortestPlural && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i'))
        {
            return [word, SingularOf(word)];
        }

        var family = word.Length >= ShortestOfAteFamily && word.EndsWith("ate", StringComparison.Ordinal)
            ? AteFamily.Select(e => word[..^1] + e)
            : [];
        return [.. new[] { word }.Concat(PluralsOf(word)).Concat(VerbForms(word)).Concat(family).Distinct()];
    }

    private static string[] PluralsOf(string word) =>
        EndsInConsonantAndY(word) ? [word[..^1] + "ies"]
        : word[^1] is 's' or 'x' or 'z' || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal) ? [word + "es"]
        : word[^1] == 'o' ? [word + "s", word + "es"]
        : [word + "s"];

    private static string SingularOf(string word) =>
        word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.EndsWith("es", StringComparison.Ordinal) && PluralsOf(word[..^2])[0] == word ? word[..^2]
        : word[..^1];

    private static IEnumerable<string> VerbForms(string word)
    {
        if (word.EndsWith("ie", StringComparison.Ordinal))
        {
            return [word + "d", word[..^2] + "ying"];
        }

        if (word[^1] == 'e')
        {
            return [word + "d", (word[^2] is 'e' or 'o' or 'y' ? word : word[..^1]) + "ing"];
        }

        if (EndsInConsonantAndY(word))
        {
            return [word[..^1] + "ied", word + "ing"];
        }

        // One syllable doubles its last consonant (banned); of more, it depends on the stress (permitted, targeted).
        string[] doubled = [word + word[^1] + "ed", word + word[^1] + "ing"];
        string[] plain = [word + "ed", word + "ing"];
        return !EndsInSingleConsonant(word) ? plain
            : word.Count(IsVowel) == 1 ? doubled
            : plain.Concat(doubled);
    }

    private static bool EndsInConsonantAndY(string word) => word[^1] == 'y' && !IsVowel(word[^2]);

    private static bool EndsInSingleConsonant(string word) =>
        !IsVowel(word[^1]) && word[^1] is not ('w' or 'x' or 'y') && IsVowel(word[^2]) && (word.Length == 2 || !IsVowel(word[^3]));

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
