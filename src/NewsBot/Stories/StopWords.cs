using System.Collections.Frozen;

namespace NewsBot.Stories;

/// <summary>Words that say nothing of an event: the, said, Show HN, Tuesday.</summary>
internal sealed class StopWords
{
    private static readonly Lazy<StopWords> Loaded = new(() => new StopWords(StoryData.Lines("stop-words.txt")));
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words;

    private StopWords(IEnumerable<string> lines) =>
        words = lines.SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    public static StopWords Shared => Loaded.Value;

    public bool Contains(ReadOnlySpan<char> word) => words.Contains(word);
}
