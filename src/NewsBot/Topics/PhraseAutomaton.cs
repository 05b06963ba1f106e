namespace NewsBot.Topics;

/// <summary>
/// All phrases in one automaton (Aho and Corasick, 1975): one pass over the text finds every phrase, however many there are.
/// </summary>
internal sealed class PhraseAutomaton
{
    private const int Root = 0;

    // Transitions in an open-addressed table under node and character; the root's, which most characters take, in an array.
    private readonly int[] fromRoot = new int[char.MaxValue + 1];
    private readonly int[] failures;
    private readonly int[] phraseAt;
    private readonly int[] nextWithPhrase;
    private readonly long[] keys;
    private readonly int[] targets;

    public PhraseAutomaton(IReadOnlyList<string> phrases)
    {
        var children = new List<SortedDictionary<char, int>> { new() };
        var ends = new List<int> { -1 };
        for (var p = 0; p < phrases.Count; p++)
        {
            var node = Root;
            foreach (var c in phrases[p])
            {
                if (!children[node].TryGetValue(c, out var child))
                {
                    child = children.Count;
                    children[node][c] = child;
                    children.Add([]);
                    ends.Add(-1);
                }

                node = child;
            }

            ends[node] = p;
        }

        phraseAt = [.. ends];
        failures = new int[children.Count];
        nextWithPhrase = new int[children.Count];
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, children.Count * 2));
        keys = new long[size];
        targets = new int[size];
        Array.Fill(keys, -1);
        Link(children);
    }

    /// <summary>Calls back with each phrase's index and the position after its last character, in the order of positions.</summary>
    public void Find<TState>(ReadOnlySpan<char> text, TState state, Action<TState, int, int> found)
    {
        var node = Root;
        for (var i = 0; i < text.Length; i++)
        {
            node = Next(node, text[i]);
            for (var hit = phraseAt[node] >= 0 ? node : nextWithPhrase[node]; hit != Root; hit = nextWithPhrase[hit])
            {
                found(state, phraseAt[hit], i + 1);
            }
        }
    }

    private int Next(int node, char c)
    {
        while (node != Root)
        {
            if (Child(node, c) is var child and >= 0)
            {
                return child;
            }

            node = failures[node];
        }

        return fromRoot[c];
    }

    private int Child(int node, char c)
    {
        var key = ((long)node << 16) | c;
        for (var slot = SlotOf(key); keys[slot] != -1; slot = (slot + 1) & (keys.Length - 1))
        {
            if (keys[slot] == key)
            {
                return targets[slot];
            }
        }

        return -1;
    }

    // Breadth first, so that a node's failure is linked before it is needed.
    private void Link(List<SortedDictionary<char, int>> children)
    {
        var waiting = new Queue<int>();
        foreach (var (c, child) in children[Root])
        {
            fromRoot[c] = child;
            waiting.Enqueue(child);
        }

        while (waiting.TryDequeue(out var node))
        {
            foreach (var (c, child) in children[node])
            {
                Add(node, c, child);
                failures[child] = Next(failures[node], c);
                nextWithPhrase[child] = phraseAt[failures[child]] >= 0 ? failures[child] : nextWithPhrase[failures[child]];
                waiting.Enqueue(child);
            }
        }
    }

    private void Add(int node, char c, int child)
    {
        var key = ((long)node << 16) | c;
        var slot = SlotOf(key);
        while (keys[slot] != -1)
        {
            slot = (slot + 1) & (keys.Length - 1);
        }

        keys[slot] = key;
        targets[slot] = child;
    }

    private int SlotOf(long key) => (int)((ulong)key * 0x9E3779B97F4A7C15UL >> 40) & (keys.Length - 1);
}
