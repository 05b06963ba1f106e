using System.Buffers;

namespace NewsBot.Text;

/// <summary>
/// A text as topics and stories see it: compatibility forms (UAX #15), case, accents, traditional Chinese, hyphens, apostrophes, blanks and
/// invisible characters made one, with the way back to the original offsets.
/// </summary>
/// <remarks>Its memory is lent; disposing gives it back, and after that it must not be read. Not to dispose only costs memory.</remarks>
internal sealed class FoldedText : IDisposable
{
    /// <summary>Marks on one character that count as part of it; more are made to be slow.</summary>
    private const int MaxMarks = 32;

    // By folded character, where in the original what it comes from begins.
    private int[] offsets;
    private char[] characters;
    private int length;

    private FoldedText(string original)
    {
        Original = original;
        characters = ArrayPool<char>.Shared.Rent(original.Length + CharacterFold.MaxExpansion);
        offsets = ArrayPool<int>.Shared.Rent(characters.Length);
    }

    public string Original { get; }

    public ReadOnlyMemory<char> Characters => characters.AsMemory(0, length);

    public static FoldedText Of(string original)
    {
        var folded = new FoldedText(original);
        folded.Read();
        return folded;
    }

    /// <summary>A phrase of a definition, folded alike, without blanks around it.</summary>
    public static string Fold(string phrase)
    {
        using var folded = Of(phrase);
        return folded.Characters.Span.Trim(' ').ToString();
    }

    /// <summary>Where in the original a folded character's begins.</summary>
    public int StartOf(int character) => offsets[character];

    /// <summary>Where the folded span stands in the original, in UTF-16 units: whole characters, with their accents.</summary>
    public (int Start, int End) Locate(int start, int end)
    {
        var last = offsets[end - 1];
        last += last + 1 < Original.Length && char.IsSurrogatePair(Original[last], Original[last + 1]) ? 2 : 1;
        for (var marks = 0; marks < MaxMarks && last < Original.Length && CharacterFold.IsMark(Original[last]); marks++)
        {
            last++;
        }

        return (offsets[start], last);
    }

    public void Dispose()
    {
        if (characters.Length > 0)
        {
            ArrayPool<char>.Shared.Return(characters);
            ArrayPool<int>.Shared.Return(offsets);
            (characters, offsets, length) = ([], [], 0);
        }
    }

    private void Read()
    {
        for (var i = 0; i < Original.Length; i++)
        {
            var folded = CharacterFold.Of(Original[i]);
            if (folded == CharacterFold.Special)
            {
                i += ReadSpecial(i);
            }
            else
            {
                Add(folded, i);
            }
        }
    }

    /// <summary>What does not fold one to one: ligatures, surrogate pairs, the marks that make <c>か</c> a <c>が</c>.</summary>
    /// <returns>Further units that belong to it.</returns>
    private int ReadSpecial(int at)
    {
        var isPair = at + 1 < Original.Length && char.IsSurrogatePair(Original[at], Original[at + 1]);
        if (CharacterFold.IsMark(Original[at]))
        {
            // One that makes no other character of the one right before it is nothing.
            if (length > 0 && offsets[length - 1] == at - 1 && CharacterFold.Voiced(characters[length - 1], Original[at]) is { } voiced)
            {
                characters[length - 1] = voiced;
            }

            return 0;
        }

        if (CharacterFold.Expansion(isPair ? char.ConvertToUtf32(Original[at], Original[at + 1]) : Original[at]) is { } expansion)
        {
            foreach (var c in expansion)
            {
                Add(c, at);
            }
        }
        else
        {
            Add(Original[at], at);
            if (isPair)
            {
                Add(Original[at + 1], at);
            }
        }

        return isPair ? 1 : 0;
    }

    private void Add(char folded, int offset)
    {
        if (folded == CharacterFold.Dropped || (folded == ' ' && (length == 0 || characters[length - 1] == ' ')))
        {
            return;
        }

        if (length == characters.Length)
        {
            Grow();
        }

        offsets[length] = offset;
        characters[length++] = folded;
    }

    // Only texts of many ligatures and the like grow.
    private void Grow()
    {
        var (shortCharacters, shortOffsets) = (characters, offsets);
        characters = ArrayPool<char>.Shared.Rent(length * 2);
        offsets = ArrayPool<int>.Shared.Rent(characters.Length);
        shortCharacters.AsSpan(0, length).CopyTo(characters);
        shortOffsets.AsSpan(0, length).CopyTo(offsets);
        ArrayPool<char>.Shared.Return(shortCharacters);
        ArrayPool<int>.Shared.Return(shortOffsets);
    }
}
