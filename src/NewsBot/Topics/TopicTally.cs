using System.Runtime.InteropServices;

namespace NewsBot.Topics;

/// <summary>
/// What a text says of one topic: counts and first places instead of all hits, so that memory is bounded whatever the text.
/// Hits wait until no mask or longer phrase can follow that covers them.
/// </summary>
internal sealed class TopicTally(CompiledTopic topic)
{
    /// <summary>Places that are shown of a phrase.</summary>
    private const int MaxShown = 10;

    /// <summary>Hits that wait before they are looked at.</summary>
    private const int UsualWaiting = 256;

    private const int Nowhere = int.MaxValue;

    private readonly Mentions[] mentions = new Mentions[topic.Rules.Length];
    private readonly CombinationTally[] combinations = [.. topic.Combinations.Select(c => new CombinationTally(c))];
    private readonly List<int> found = [];
    private readonly List<Hit> shown = [];
    private readonly List<Hit> masked = [];
    private readonly List<Hit> waiting = [];
    private readonly List<Cover> covers = [];

    // The first start of what covers: by combination, then of cues, of masks; each of what ends later, and with what ends here.
    private readonly int[] later = new int[topic.Combinations.Count + 2];
    private readonly int[] here = new int[topic.Combinations.Count + 2];
    private int maxWaiting = UsualWaiting;

    private enum Cover
    {
        None,
        Longer,
        Mask,
    }

    public bool IsTouched { get; private set; }

    /// <summary>The rules of which something counts, in the order of their first.</summary>
    public ReadOnlySpan<int> Found => CollectionsMarshal.AsSpan(found);

    public IReadOnlyList<CombinationTally> Combinations => combinations;

    /// <summary>The first places of what speaks for the topic and against it.</summary>
    public ReadOnlySpan<Hit> Shown => CollectionsMarshal.AsSpan(shown);

    /// <summary>The first places of what would have spoken for it but for a mask.</summary>
    public IReadOnlyList<Hit> Masked => masked;

    public Mentions MentionsOf(int rule) => mentions[rule];

    /// <param name="position">That the text was read to.</param>
    public void Add(Hit hit, TextField field, int position)
    {
        IsTouched = true;
        if (waiting.Count >= maxWaiting)
        {
            Settle(field, position - PhraseIndex.Reach);
            maxWaiting = Math.Max(UsualWaiting, 2 * waiting.Count);
        }

        waiting.Add(hit);
    }

    /// <summary>Counts the hits that end here at the latest and are not covered.</summary>
    public void Settle(TextField field, int end)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        var hits = CollectionsMarshal.AsSpan(waiting);
        hits.Sort(static (a, b) => a.End != b.End ? a.End.CompareTo(b.End) : a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Rule.CompareTo(b.Rule));
        FindCovered(hits);
        var settled = 0;
        for (; settled < hits.Length && hits[settled].End <= end; settled++)
        {
            switch (covers[settled])
            {
                case Cover.None:
                    Count(hits[settled], field);
                    break;
                case Cover.Mask when masked.Count < MaxShown && topic.Rules[hits[settled].Rule].Role != Role.Mask:
                    masked.Add(hits[settled]);
                    break;
            }
        }

        waiting.RemoveRange(0, settled);
    }

    public void Clear()
    {
        foreach (var rule in found)
        {
            mentions[rule] = default;
        }

        foreach (var combination in combinations)
        {
            combination.Clear();
        }

        found.Clear();
        shown.Clear();
        masked.Clear();
        (IsTouched, maxWaiting) = (false, UsualWaiting);
    }

    // From the last to the first: a hit is covered by what begins before it, or with it, and was met.
    private void FindCovered(ReadOnlySpan<Hit> hits)
    {
        CollectionsMarshal.SetCount(covers, hits.Length);
        Array.Fill(later, Nowhere);
        for (int last = hits.Length - 1, first; last >= 0; last = first - 1)
        {
            Array.Fill(here, Nowhere);
            for (first = last + 1; first > 0 && hits[first - 1].End == hits[last].End; first--)
            {
                var rule = topic.Rules[hits[first - 1].Rule];
                if (GroupOf(rule) is { } group)
                {
                    here[group] = Math.Min(here[group], hits[first - 1].Start);
                }
            }

            for (var i = first; i <= last; i++)
            {
                covers[i] = CoverOf(hits, i);
            }

            for (var group = 0; group < later.Length; group++)
            {
                later[group] = Math.Min(later[group], here[group]);
            }
        }
    }

    private Cover CoverOf(ReadOnlySpan<Hit> hits, int i)
    {
        var (hit, rule) = (hits[i], topic.Rules[hits[i].Rule]);
        var masks = later.Length - 1;
        if (rule.Role is Role.Against or Role.Context)
        {
            return Cover.None;
        }

        if (Math.Min(later[masks], here[masks]) <= hit.Start)
        {
            return Cover.Mask;
        }

        // Two cues at one place are one: the stronger, whose number is lower.
        return GroupOf(rule) is { } group
            && (later[group] <= hit.Start || here[group] < hit.Start || (i > 0 && rule.Role == Role.Cue && hits[i - 1].IsAt(hit) && topic.Rules[hits[i - 1].Rule].Role == Role.Cue))
            ? Cover.Longer
            : Cover.None;
    }

    private int? GroupOf(Rule rule) => rule.Role switch
    {
        Role.Mask => later.Length - 1,
        Role.Cue => later.Length - 2,
        Role.Part => rule.Group,
        _ => null,
    };

    private void Count(Hit hit, TextField field)
    {
        ref var counts = ref mentions[hit.Rule];
        if (counts.Total == 0)
        {
            found.Add(hit.Rule);
        }

        counts.Count(hit);
        var rule = topic.Rules[hit.Rule];
        if (rule.Role == Role.Part)
        {
            var combination = combinations[rule.Group];
            if (combination.Add(rule.Part, hit, field) && combination.Mentions.Total <= MaxShown)
            {
                shown.AddRange(combination.Hits);
            }
        }
        else if (rule.Role != Role.Context && counts.Total <= MaxShown)
        {
            shown.Add(hit);
        }
    }
}
