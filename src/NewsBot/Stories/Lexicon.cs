using NewsBot.Text;

namespace NewsBot.Stories;

/// <summary>Names and event words in both scripts, so that 英伟达 and Nvidia, 收购 and acquires are the same term.</summary>
internal sealed class Lexicon
{
    private static readonly Lazy<Lexicon> Loaded = new(Load);
    private readonly Node root = new();

    public static Lexicon Shared => Loaded.Value;

    /// <summary>The longest entry that begins at <paramref name="start"/> and ends where a word ends.</summary>
    /// <param name="text">Folded.</param>
    /// <param name="start">Where a word begins.</param>
    public LexiconEntry? Find(ReadOnlySpan<char> text, int start, out int end)
    {
        LexiconEntry? found = null;
        end = start;
        var node = root;
        for (var i = start; i < text.Length && node.Next is not null && node.Next.TryGetValue(text[i], out var next); i++)
        {
            node = next;
            if (node.Entry is not null && EndsWord(text, i))
            {
                found = node.Entry;
                end = i + 1;
            }
        }

        return found;
    }

    private static bool EndsWord(ReadOnlySpan<char> text, int last) =>
        last + 1 == text.Length || !Characters.IsLatin(text[last]) || !char.IsAsciiLetter(text[last + 1]);

    private static Lexicon Load()
    {
        var lexicon = new Lexicon();
        foreach (var file in (string[])["names.txt", "events.txt"])
        {
            var kind = TermKind.Name;
            foreach (var line in StoryData.Lines(file))
            {
                if (line.StartsWith('['))
                {
                    kind = line switch { "[events]" => TermKind.Event, "[objects]" => TermKind.Object, _ => TermKind.Name };
                    continue;
                }

                var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
                var entry = new LexiconEntry(FoldedText.Fold(parts[0]).Replace(" ", "", StringComparison.Ordinal), kind);
                lexicon.Add(parts[0], entry);
                foreach (var other in parts.Length > 1 ? parts[1].Split('|', StringSplitOptions.TrimEntries) : [])
                {
                    lexicon.Add(other, entry);
                }
            }
        }

        return lexicon;
    }

    private void Add(string phrase, LexiconEntry entry)
    {
        var node = root;
        foreach (var c in FoldedText.Fold(phrase))
        {
            node.Next ??= [];
            if (!node.Next.TryGetValue(c, out var next))
            {
                node.Next[c] = next = new Node();
            }

            node = next;
        }

        // The first that names a word keeps it.
        node.Entry ??= entry;
    }

    private sealed class Node
    {
        public Dictionary<char, Node>? Next;
        public LexiconEntry? Entry;
    }
}
