using System.Globalization;
using System.Text;

namespace NewsBot.Text;

/// <summary>What one character folds to, from tables made once.</summary>
internal static class CharacterFold
{
    /// <summary>Stands for nothing.</summary>
    public const char Dropped = '\0';

    /// <summary>Needs <see cref="Expansion"/> or <see cref="Voiced"/>.</summary>
    public const char Special = '\u0001';

    /// <summary>Characters; the longest of Unicode, of U+FDFA.</summary>
    public const int MaxExpansion = 18;

    private const string TableName = "NewsBot.Text.traditional-to-simplified.txt";
    private const char Voice = '\u3099';
    private const char HalfVoice = '\u309A';

    // In this order: each needs those before it.
    private static readonly Dictionary<char, char> Simplified = ReadSimplified();
    private static readonly Dictionary<(char, char), char> VoicedKana = BuildVoicedKana();
    private static readonly Dictionary<int, string> Expansions = BuildExpansions();
    private static readonly char[] Folds = BuildFolds();

    /// <summary>One to one, or <see cref="Dropped"/> or <see cref="Special"/>.</summary>
    public static char Of(char c) => Folds[c];

    /// <summary>Of a code point with other than one character to fold to; null where it stays.</summary>
    public static string? Expansion(int codePoint) => Expansions.GetValueOrDefault(codePoint);

    /// <summary>A kana with the (full or half width) mark after it, where there is such a character.</summary>
    public static char? Voiced(char kana, char mark) =>
        VoicedKana.TryGetValue((kana, mark switch { '\uFF9E' => Voice, '\uFF9F' => HalfVoice, _ => mark }), out var voiced) ? voiced : null;

    /// <summary>Accents and other marks that belong to the character before.</summary>
    public static bool IsMark(char c) => IsAccent(c) || c is Voice or HalfVoice or '\uFF9E' or '\uFF9F' or (>= '\uFE00' and <= '\uFE0F');

    // The blocks of marks for any script; those of one script (of Thai, of Hindi) are letters to it.
    private static bool IsAccent(char c) =>
        c is (>= '\u0300' and <= '\u036F') or (>= '\u1AB0' and <= '\u1AFF') or (>= '\u1DC0' and <= '\u1DFF') or (>= '\u20D0' and <= '\u20FF')
            or (>= '\uFE20' and <= '\uFE2F');

    private static char[] BuildFolds()
    {
        var folds = new char[char.MaxValue + 1];
        for (var i = 0; i <= char.MaxValue; i++)
        {
            var c = (char)i;
            folds[i] = char.IsSurrogate(c) || c is Voice or HalfVoice or '\uFF9E' or '\uFF9F' ? Special : FoldOne(c);
            if (folds[i] != Special && MayHaveOtherForm(c))
            {
                var text = FoldText(c.ToString());
                folds[i] = text.Length == 1 ? text[0] : Special;
                if (text.Length != 1)
                {
                    Expansions[i] = text;
                }
            }
        }

        return folds;
    }

    // Of the other planes: letters and digits in other dress (𝐆𝐏𝐓, 🄰, 🯵), ideographs for compatibility, tags and selectors that nobody sees.
    private static Dictionary<int, string> BuildExpansions()
    {
        var expansions = new Dictionary<int, string>();
        foreach (var (from, to) in new[] { (0x1D400, 0x1D7FF), (0x1F100, 0x1F1E5), (0x1F200, 0x1F251), (0x1FBF0, 0x1FBF9), (0x2F800, 0x2FA1D) })
        {
            for (var i = from; i <= to; i++)
            {
                expansions[i] = FoldText(char.ConvertFromUtf32(i));
            }
        }

        for (var i = 0xE0000; i <= 0xE01EF; i++)
        {
            expansions[i] = "";
        }

        return expansions;
    }

    private static string FoldText(string text)
    {
        var parts = text.Normalize(NormalizationForm.FormKD);
        var composed = parts == text ? text : string.Concat(parts.Where(c => !IsAccent(c))).Normalize(NormalizationForm.FormKC);
        return string.Concat(composed.Select(FoldOne).Where(c => c != Dropped));
    }

    private static char FoldOne(char c) =>
        c switch
        {
            // A blank in all, for "open-source" is "open source".
            '-' or '_' or '·' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE58' or '\u30FB' => ' ',
            '\u2018' or '\u2019' or '\u02BC' or '\u2032' or '`' or '\u00B4' => '\'',
            '\u2044' => '/',
            '\u2800' => ' ',
            '\u3164' => Dropped,
            _ when IsAccent(c) || (c is >= '\uFE00' and <= '\uFE0F') => Dropped,
            _ when char.IsWhiteSpace(c) || char.IsControl(c) => ' ',
            _ when c >= '\u00AD' && char.GetUnicodeCategory(c) == UnicodeCategory.Format => Dropped,
            _ => Simplified.TryGetValue(c, out var simplified) ? simplified : char.ToLowerInvariant(c),
        };

    // The others are left alone, which makes the tables quick to build.
    private static bool MayHaveOtherForm(char c) =>
        c is (>= '\u00A0' and <= '\u06FF' and not '\u00B4') or (>= '\u1D00' and <= '\u2BFF') or (>= '\u2E80' and <= '\u33FF') or (>= '\uF900' and <= '\uFFEF');

    private static Dictionary<(char, char), char> BuildVoicedKana()
    {
        var voiced = new Dictionary<(char, char), char>();
        for (var c = '\u3040'; c < '\u3100'; c++)
        {
            if (c.ToString().Normalize(NormalizationForm.FormD) is { Length: 2 } parts)
            {
                voiced[(parts[0], parts[1])] = c;
            }
        }

        return voiced;
    }

    private static Dictionary<char, char> ReadSimplified()
    {
        using var reader = new StreamReader(
            typeof(CharacterFold).Assembly.GetManifestResourceStream(TableName)
            ?? throw new InvalidOperationException($"Resource {TableName} is missing from the build."));
        var table = new Dictionary<char, char>();
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            for (var i = 0; i + 1 < line.Length; i += 2)
            {
                table[line[i]] = line[i + 1];
            }
        }

        return table;
    }
}
