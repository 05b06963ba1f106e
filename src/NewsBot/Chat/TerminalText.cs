using System.Globalization;
using System.Text;

namespace NewsBot.Chat;

/// <summary>Measures and wraps one-line text by a terminal's cells, of which Chinese, Japanese and Korean take two.</summary>
internal static class TerminalText
{
    // Unicode's East Asian Width "wide" and "full-width", in the coarse blocks that terminals use.
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF),
        (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F),
        (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x20000, 0x3FFFD),
    ];

    /// <summary>Cells the text takes.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune);
        }

        return width;
    }

    /// <summary>
    /// Lines of at most <paramref name="width"/> cells, broken at spaces and beside wide characters; a longer word breaks anywhere.
    /// </summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        var used = 0;
        foreach (var piece in Pieces(text))
        {
            var cells = Width(piece);
            if (used > 0 && used + cells - (piece[^1] == ' ' ? 1 : 0) > width)
            {
                yield return line.ToString().TrimEnd();
                line.Clear();
                used = 0;
            }

            foreach (var rune in piece.EnumerateRunes())
            {
                if (used + Width(rune) > width && rune.Value != ' ')
                {
                    yield return line.ToString();
                    line.Clear();
                    used = 0;
                }

                line.Append(rune.ToString());
                used += Width(rune);
            }
        }

        if (line.Length > 0)
        {
            yield return line.ToString().TrimEnd();
        }
    }

    /// <summary>Likewise, of parts with <c> · </c> between them: broken after a dot, within a part only where it is longer than a line.</summary>
    public static IEnumerable<string> WrapParts(string text, int width)
    {
        var lines = new List<string> { "" };
        foreach (var part in text.Split(" · "))
        {
            var longer = lines[^1].Length == 0 ? part : lines[^1] + " · " + part;
            if (lines[^1].Length > 0 && Width(longer + " ·") > width)
            {
                lines[^1] += " ·";
                lines.Add(part);
            }
            else
            {
                lines[^1] = longer;
            }
        }

        return lines.SelectMany(line => Wrap(line, width));
    }

    /// <summary>What must stay together: a word with the space after it, or a wide character with the marks that open before and close after it.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        var index = 0;
        Rune? before = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (before is { } last && MayBreak(last, rune))
            {
                yield return text[start..index];
                start = index;
            }

            index += rune.Utf16SequenceLength;
            before = rune;
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }

    private static bool MayBreak(Rune before, Rune after) =>
        after.Value != ' ' && !Closes(after) && !Opens(before) && (before.Value == ' ' || Width(before) == 2 || Width(after) == 2);

    private static bool Closes(Rune rune) =>
        Width(rune) == 0 || "。，、；：？！」』》〉）】”’…".Contains(rune.ToString(), StringComparison.Ordinal);

    private static bool Opens(Rune rune) => "「『《〈（【“‘".Contains(rune.ToString(), StringComparison.Ordinal);

    private static int Width(Rune rune)
    {
        if (rune.IsAscii)
        {
            return 1;
        }

        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
        {
            return 0;
        }

        return Wide.Any(block => rune.Value >= block.First && rune.Value <= block.Last) ? 2 : 1;
    }
}
