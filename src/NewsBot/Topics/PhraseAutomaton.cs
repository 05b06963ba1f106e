namespace NewsBot.Topics;

/// <summary>
/// All phrases in one automaton (Aho and Corasick, 1975): one pass over the text finds every phrase, however many there are.
/// A phrase that begins with a letter is looked for at the beginning of a word only, so inside other words it stays at the root.
/// </summary>
/// <remarks>
/// <c>SearchValues&lt;string&gt;</c> was looked at first: it finds where the next phrase begins, but not which, none that overlaps
/// it, and knows no words, so that each hit would have to be looked up again.
/// </remarks>
internal sealed class PhraseAutomaton
{
    private const int Root = 0;

    // Numbered breadth first: the children of a node are neighbours, and begin where those of the node before end.
    private readonly char[] letterOf;
    private readonly int[] firstChild;
    private readonly int[] failures;
    private readonly int[] phraseAt;
    private readonly int[] nextWithPhrase;
    private readonly int[] fromRoot = new int[char.MaxValue + 1];

    /// <param name="phrases">Sorted by their characters' numbers, each once, none empty.</param>
    public PhraseAutomaton(IReadOnlyList<string> phrases)
    {
        var letters = new List<char> { '\0' };
        var ends = new List<int>();
        var children = new List<int>();
        var nodes = new Queue<(int From, int To, int Depth)>([(0, phrases.Count, 0)]);
        while (nodes.TryDequeue(out var node))
        {
            var (from, to, depth) = node;
            var isEnd = from < to && phrases[from].Length == depth;
            ends.Add(isEnd ? from++ : -1);
            children.Add(letters.Count);
            while (from < to)
            {
                var letter = phrases[from][depth];
                var start = from;
                while (from < to && phrases[from][depth] == letter)
                {
                    from++;
                }

                letters.Add(letter);
                nodes.Enqueue((start, from, depth + 1));
            }
        }

        children.Add(letters.Count);
        (letterOf, firstChild, phraseAt) = ([.. letters], [.. children], [.. ends]);
        failures = new int[letterOf.Length];
        nextWithPhrase = new int[letterOf.Length];
        Link();
    }

    /// <summary>Calls back with each phrase's index and the position after its last character, in the order of positions, longest first.</summary>
    public void Find<TState>(ReadOnlySpan<char> text, TState state, Action<TState, int, int> found)
    {
        var node = Root;
        var before = ' ';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            node = Next(node, before, c);
            before = c;
            for (var hit = phraseAt[node] >= 0 ? node : nextWithPhrase[node]; hit != Root; hit = nextWithPhrase[hit])
            {
                found(state, phraseAt[hit], i + 1);
            }
        }
    }

    private int Next(int node, char before, char c)
    {
        while (node != Root)
        {
            var first = firstChild[node];
            var child = letterOf.AsSpan(first, firstChild[node + 1] - first).IndexOf(c);
            if (child >= 0)
            {
                return first + child;
            }

            node = failures[node];
        }

        return Phrase.IsWordCharacter(before) && Phrase.IsWordCharacter(c) ? Root : fromRoot[c];
    }

    // In the order of the numbers, so that what a node falls back to is linked before it.
    private void Link()
    {
        for (var child = firstChild[Root]; child < firstChild[Root + 1]; child++)
        {
            fromRoot[letterOf[child]] = child;
        }

        for (var node = firstChild[Root]; node < letterOf.Length; node++)
        {
            for (var child = firstChild[node]; child < firstChild[node + 1]; child++)
            {
                failures[child] = Next(failures[node], letterOf[node], letterOf[child]);
            }

            nextWithPhrase[node] = phraseAt[failures[node]] >= 0 ? failures[node] : nextWithPhrase[failures[node]];
        }
    }
}
