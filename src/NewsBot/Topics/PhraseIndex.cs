namespace NewsBot.Topics;

/// <summary>The phrases of all topics, each form once, and for whom it is there.</summary>
internal sealed class PhraseIndex
{
    /// <summary>Characters that a prefix takes in with the rest of its word.</summary>
    private const int MaxRestOfWord = 40;

    private readonly PhraseAutomaton automaton;
    private readonly string[] forms;

    // The uses of form i stand from firstUse[i] to firstUse[i + 1].
    private readonly Use[] uses;
    private readonly int[] firstUse;

    public PhraseIndex(IReadOnlyList<CompiledTopic> topics)
    {
        var usesOf = new Dictionary<string, List<Use>>(StringComparer.Ordinal);
        foreach (var (number, topic) in topics.Index())
        {
            foreach (var (rule, phrase) in topic.Rules.Select(r => r.Phrase).Index())
            {
                foreach (var form in phrase.Forms)
                {
                    if (!usesOf.TryGetValue(form, out var known))
                    {
                        usesOf[form] = known = [];
                    }

                    known.Add(new Use(number, rule, phrase.IsPrefix));
                }
            }
        }

        forms = [.. usesOf.Keys];
        Array.Sort(forms, StringComparer.Ordinal);
        uses = [.. forms.SelectMany(f => usesOf[f])];
        firstUse = new int[forms.Length + 1];
        for (var i = 0; i < forms.Length; i++)
        {
            firstUse[i + 1] = firstUse[i] + usesOf[forms[i]].Count;
        }

        automaton = new PhraseAutomaton(forms);
    }

    /// <summary>How far after its first character a phrase may end.</summary>
    public static int Reach => Phrase.MaxFormLength + MaxRestOfWord;

    /// <summary>Tells the scan each phrase that stands as words of its own.</summary>
    public void Find(TopicScan scan, TextField field) => automaton.Find(field.Characters, (Index: this, scan, field), static (state, form, end) =>
    {
        var (index, scan, field) = state;
        var start = end - index.forms[form].Length;
        var wordEnd = EndOfWord(field.Characters, end);
        for (var i = index.firstUse[form]; i < index.firstUse[form + 1]; i++)
        {
            var use = index.uses[i];
            if (use.IsPrefix || wordEnd == end)
            {
                scan.Add(use.Topic, new Hit(use.Rule, start, wordEnd, field.IsTitle), field, end);
            }
        }
    });

    // The beginning of a word is the automaton's to see to.
    private static int EndOfWord(ReadOnlySpan<char> text, int end)
    {
        var at = end;
        if (Phrase.IsWordCharacter(text[end - 1]))
        {
            while (at < text.Length && at - end < MaxRestOfWord && Phrase.IsWordCharacter(text[at]))
            {
                at++;
            }
        }

        return at;
    }

    private readonly record struct Use(int Topic, int Rule, bool IsPrefix);
}
