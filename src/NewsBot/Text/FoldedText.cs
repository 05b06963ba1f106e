using System.Globalization;
using System.Text;

namespace NewsBot.Text;

/// <summary>
/// A text as topics and stories see it: compatibility forms, case, full width, traditional Chinese, hyphens, apostrophes, blanks and invisible
/// characters made one, with the way back to the original offsets.
/// </summary>
internal sealed class FoldedText : IDisposable
{
    private const char Dropped = '\0';
    private const string TableName = "NewsBot.Text.traditional-to-simplified.txt";

    // By character of the basic plane: what it folds to, one to one, so that a text folds without an allocation per character.
    private static readonly char[] Folds = BuildTable();

    private readonly int[] offsets;

    private FoldedText(string original, char[] characters, int[] offsets, int length)
    {
        Original = original;
        this.offsets = offsets;
        Characters = characters.AsMemory(0, length);
    }

    public string Original { get; }

    public ReadOnlyMemory<char> Characters { get; }

    public static FoldedText Of(string original)
    {
        var characters = new char[original.Length];
        var offsets = new int[original.Length + 1];
        var length = 0;
        for (var i = 0; i < original.Length; i++)
        {
            var folded = Folds[original[i]];
            if (folded == Dropped || (folded == ' ' && (length == 0 || characters[length - 1] == ' ')))
            {
                continue;
            }

            offsets[length] = i;
            characters[length++] = folded;
        }

        offsets[length] = original.Length;
        return new FoldedText(original, characters, offsets, length);
    }

    /// <summary>A phrase of a definition, folded alike, without blanks around it.</summary>
    public static string Fold(string phrase) => Of(phrase).Characters.Span.Trim(' ').ToString();

    /// <summary>Where the folded span stands in the original, in UTF-16 units.</summary>
    public (int Start, int End) Locate(int start, int end) => (offsets[start], offsets[end - 1] + 1);

    public void Dispose()
    {
    }

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i <= char.MaxValue; i++)
        {
            table[i] = FoldOne((char)i);
        }

        using var reader = new StreamReader(
            typeof(FoldedText).Assembly.GetManifestResourceStream(TableName)
            ?? throw new InvalidOperationException($"Resource {TableName} is missing from the build."));
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            for (var i = 0; i + 1 < line.Length; i += 2)
            {
                table[line[i]] = line[i + 1];
            }
        }

        return table;
    }

    private static char FoldOne(char c)
    {
        // The many hyphens (a blank in all, for "open-source" is "open source"), apostrophes and invisible characters.
        if (c is '-' or '_' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE58' or '\uFE63' or '\uFF0D' or '\u30FB' or '·')
        {
            return ' ';
        }

        if (c is '\u2018' or '\u2019' or '\u02BC' or '\uFF07' or '`')
        {
            return '\'';
        }

        if (c is '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2064') or '\uFEFF')
        {
            return Dropped;
        }

        if (char.IsWhiteSpace(c) || char.IsControl(c))
        {
            return ' ';
        }

        return c < 0x80 ? char.ToLowerInvariant(c) : MayHaveCompatibilityForm(c) ? Compatible(c) : char.ToLowerInvariant(c);
    }

    // Blocks whose characters stand for others (UAX #15); the rest is left alone, which makes the table quick to build.
    private static bool MayHaveCompatibilityForm(char c) =>
        c is (>= '\u00A0' and <= '\u024F') or (>= '\u2000' and <= '\u2BFF') or (>= '\u3000' and <= '\u33FF') or (>= '\uF900' and <= '\uFAFF')
            or (>= '\uFB00' and <= '\uFDFF') or (>= '\uFE30' and <= '\uFFEF');

    private static char Compatible(char c)
    {
        // Accents go as well: "régulation" is written without them as often as not.
        var parts = c.ToString().Normalize(NormalizationForm.FormKD);
        return parts.Length == 1 || (parts.Length == 2 && CharUnicodeInfo.GetUnicodeCategory(parts[1]) == UnicodeCategory.NonSpacingMark)
            ? char.ToLowerInvariant(parts[0])
            : c;
    }
}
