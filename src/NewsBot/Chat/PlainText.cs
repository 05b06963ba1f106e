using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Chat;

/// <summary>
/// Text from outside as it may be shown: one line, nothing invisible, nothing that steers a terminal or the direction
/// of its neighbours.
/// </summary>
internal static partial class PlainText
{
    private const string Ellipsis = "…";

    /// <summary>More marks on one letter than any script writes; what comes after them climbs over its neighbours.</summary>
    private const int MaxMarks = 6;

    private const int BrailleBlank = 0x2800;

    /// <summary>At most <paramref name="maxLength"/> UTF-16 units, cut between graphemes; empty where nothing visible is left.</summary>
    public static string OneLine(string text, int maxLength)
    {
        var line = new StringBuilder(Math.Min(text.Length, maxLength + 1));
        var state = default(State);
        foreach (var rune in EscapeSequence().Replace(text, "").EnumerateRunes())
        {
            // Enough is collected to see that the last grapheme within the limit is whole.
            if (line.Length > maxLength * 2)
            {
                break;
            }

            Append(line, rune, ref state);
        }

        return Cut(line.ToString(), maxLength);
    }

    private static void Append(StringBuilder line, Rune rune, ref State state)
    {
        if (Rune.IsWhiteSpace(rune) || rune.Value == BrailleBlank)
        {
            state = new State { Space = line.Length > 0 };
            return;
        }

        if (IsJoiner(rune))
        {
            state.Joiner = state.Joins && !state.Space ? rune : null;
            return;
        }

        var category = Rune.GetUnicodeCategory(rune);
        if (IsInvisible(rune, category))
        {
            return;
        }

        var mark = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
        if (mark && ++state.Marks > MaxMarks)
        {
            return;
        }

        var joins = Joins(rune, category);
        if (state.Space)
        {
            line.Append(' ');
        }
        else if (state.Joiner is { } joiner && joins)
        {
            line.Append(joiner.ToString());
        }

        Span<char> units = stackalloc char[2];
        line.Append(units[..rune.EncodeToUtf16(units)]);
        state = new State { Joins = joins, Marks = mark ? state.Marks : 0 };
    }

    private static string Cut(string line, int maxLength)
    {
        if (line.Length <= maxLength)
        {
            return line;
        }

        var room = maxLength - Ellipsis.Length;
        var end = 0;
        while (StringInfo.GetNextTextElementLength(line, end) is var next && end + next <= room)
        {
            end += next;
        }

        // One grapheme longer than all the room: an endless chain of joined emoji. Then at least no surrogate is halved.
        if (end == 0)
        {
            end = char.IsHighSurrogate(line[room - 1]) ? room - 1 : room;
        }

        return line.AsSpan(0, end).TrimEnd().ToString() + Ellipsis;
    }

    /// <summary>Zero-width non-joiner and joiner: Persian, Sinhala and emoji need them, between their own characters.</summary>
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    private static bool Joins(Rune rune, UnicodeCategory category) =>
        rune.Value >= 0x0600
        && (Rune.IsLetter(rune) || category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol);

    private static bool IsInvisible(Rune rune, UnicodeCategory category) =>
        category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        || rune == Rune.ReplacementChar
        // Default_Ignorable_Code_Point of Unicode beyond the format category: fillers and variation selectors 17–256.
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>ECMA-48 control sequences whole, so that no <c>[31m</c> stays behind; a lone escape falls to the controls.</summary>
    [GeneratedRegex(@"(?:\x1B\[|\x9B)[0-?]*[ -/]*[@-~]|(?:\x1B\]|\x9D)[^\x07\x1B\x9C]*(?:\x07|\x1B\\|\x9C)", RegexOptions.CultureInvariant)]
    private static partial Regex EscapeSequence();

    /// <summary>What the characters before mean for the next one.</summary>
    private struct State
    {
        public bool Space;
        public bool Joins;
        public Rune? Joiner;
        public int Marks;
    }
}
