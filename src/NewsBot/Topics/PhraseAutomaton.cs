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
    private const int None = -1;

    // Numbered breadth first: the children of a node are neighbours, and begin where those of the node before end.
    // The letter that leads to each node, beside each other for the children of one.
    private readonly char[] letters;
    private readonly Node[] nodes;
    private readonly int[] fromRoot = new int[char.MaxValue + 1];

    /// <param name="phrases">Sorted by their characters' numbers, each once, none empty.</param>
    public PhraseAutomaton(IReadOnlyList<string> phrases)
    {
        var led = new List<char> { '\0' };
        var made = new List<Node>();
        var waiting = new Queue<(int From, int To, int Depth)>([(0, phrases.Count, 0)]);
        while (waiting.TryDequeue(out var range))
        {
            var (from, to, depth) = range;
            var phrase = from < to && phrases[from].Length == depth ? from++ : None;
            var firstChild = led.Count;
            while (from < to)
            {
                var letter = phrases[from][depth];
                var start = from;
                while (from < to && phrases[from][depth] == letter)
                {
                    from++;
                }

                led.Add(letter);
                waiting.Enqueue((start, from, depth + 1));
            }

            made.Add(new Node { FirstChild = firstChild, Children = led.Count - firstChild, Phrase = phrase });
        }

        (letters, nodes) = ([.. led], [.. made]);
        Link();
    }

    /// <summary>Calls back with each phrase's index and the position after its last character, in the order of positions, longest first.</summary>
    public void Find<TState>(ReadOnlySpan<char> text, TState state, Action<TState, int, int> found)
    {
        var at = Root;
        var before = ' ';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            at = Next(at, before, c);
            before = c;
            for (var hit = nodes[at].FirstHit; hit != Root; hit = nodes[nodes[hit].Failure].FirstHit)
            {
                found(state, nodes[hit].Phrase, i + 1);
            }
        }
    }

    private int Next(int at, char before, char c)
    {
        while (at != Root)
        {
            ref readonly var node = ref nodes[at];
            if (node.Children == 1)
            {
                if (letters[node.FirstChild] == c)
                {
                    return node.FirstChild;
                }
            }
            else if (letters.AsSpan(node.FirstChild, node.Children).IndexOf(c) is var child and >= 0)
            {
                return node.FirstChild + child;
            }

            at = node.Failure;
        }

        return Phrase.IsWordCharacter(before) && Phrase.IsWordCharacter(c) ? Root : fromRoot[c];
    }

    // In the order of the numbers, so that what a node falls back to is linked before it.
    private void Link()
    {
        for (var i = 0; i < nodes[Root].Children; i++)
        {
            var child = nodes[Root].FirstChild + i;
            fromRoot[letters[child]] = child;
        }

        for (var at = Root + 1; at < nodes.Length; at++)
        {
            ref var node = ref nodes[at];
            node.FirstHit = node.Phrase != None ? at : nodes[node.Failure].FirstHit;
            for (var child = node.FirstChild; child < node.FirstChild + node.Children; child++)
            {
                nodes[child].Failure = Next(node.Failure, letters[at], letters[child]);
            }
        }
    }

    private struct Node
    {
        public int FirstChild;
        public int Children;

        /// <summary>The node of the longest end of this one's letters that may begin a phrase, too.</summary>
        public int Failure;

        /// <summary>This one or the first it falls back to that ends a phrase; the root for none.</summary>
        public int FirstHit;

        public int Phrase;
    }
}
