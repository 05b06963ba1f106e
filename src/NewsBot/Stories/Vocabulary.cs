using System.Globalization;
using System.Runtime.InteropServices;

namespace NewsBot.Stories;

/// <summary>The terms of all articles that are grouped together, each with a number; a number's properties are read by it.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly List<Entry> entries = [];

    public Vocabulary() => bySpan = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => entries.Count;

    public int Number(ReadOnlySpan<char> term, TermKind kind)
    {
        if (!bySpan.TryGetValue(term, out var number))
        {
            number = entries.Count;
            bySpan[term] = number;
            entries.Add(new Entry(term.ToString(), kind, kind is not (TermKind.Word or TermKind.Pair)));
        }

        return number;
    }

    public string Text(int number) => entries[number].Text;

    public TermKind Kind(int number) => entries[number].Kind;

    /// <summary>Whether it says the same in any language: names, numbers, what is in the lexicon, and Latin words that Chinese texts use too.</summary>
    public bool IsShared(int number) => entries[number].IsShared;

    /// <summary>The value of an amount of 100,000 or more, else 0.</summary>
    public double LargeAmount(int number)
    {
        const double Large = 100_000;
        var entry = entries[number];
        return entry.Kind == TermKind.Amount && double.TryParse(entry.Text.AsSpan(1), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= Large
            ? value
            : 0;
    }

    public void Share(int number) => CollectionsMarshal.AsSpan(entries)[number].IsShared = true;

    private struct Entry(string text, TermKind kind, bool isShared)
    {
        public readonly string Text = text;
        public readonly TermKind Kind = kind;
        public bool IsShared = isShared;
    }
}
