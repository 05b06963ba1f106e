using System.Collections.Frozen;

namespace NewsBot.Topics;

/// <summary>
/// Where sentences begin: after <c>。！？</c>; after <c>. ! ?</c> and a blank, but not after an abbreviation or before a small letter; at a new
/// line, but not before a small letter (there a mail or a terminal wrapped the line).
/// </summary>
internal static class Sentences
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Abbreviations = FrozenSet.ToFrozenSet(
        ["Adm", "Co", "Corp", "Dr", "Gen", "Gov", "Inc", "Jr", "Ltd", "Mr", "Mrs", "Ms", "No", "Prof", "Rep", "Sen", "Sr", "St", "vs"],
        StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private const int LongestAbbreviation = 4;

    /// <summary>In the order of the text, in UTF-16 units; the first is 0.</summary>
    public static List<int> StartsIn(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length;)
        {
            var c = text[i++];
            if (c is '。' or '！' or '？' or '｡')
            {
                starts.Add(i);
            }
            else if (c == '\n' || (c is '.' or '!' or '?' && i < text.Length && !char.IsLetterOrDigit(text[i])))
            {
                var mark = i - 1;
                var hasBlank = c == '\n';
                while (i < text.Length && (char.IsWhiteSpace(text[i]) || IsClosing(text[i])))
                {
                    hasBlank |= char.IsWhiteSpace(text[i++]);
                }

                if (hasBlank && i < text.Length && !char.IsLower(text[i]) && !(c == '.' && IsAbbreviation(text, mark)))
                {
                    starts.Add(i);
                }
            }
        }

        return starts;
    }

    private static bool IsClosing(char c) => c is '"' or '\'' or ')' or ']' or '”' or '’' or '»' or '」' or '』' or '）';

    // One letter is one, too: U.S. Congress, J. Smith.
    private static bool IsAbbreviation(string text, int stop)
    {
        var start = stop;
        while (start > 0 && stop - start <= LongestAbbreviation && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return stop - start == 1 ? char.IsUpper(text[start]) : stop - start <= LongestAbbreviation && Abbreviations.Contains(text.AsSpan(start, stop - start));
    }
}
