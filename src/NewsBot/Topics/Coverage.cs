using System.Runtime.InteropServices;

namespace NewsBot.Topics;

/// <summary>
/// Which hits of a topic do not count: those within a mask, and those within a longer phrase that is there for the same, for <c>open source</c>
/// says no more where <c>open source model</c> was counted.
/// </summary>
internal sealed class Coverage(CompiledTopic topic)
{
    private const int Nowhere = int.MaxValue;

    private readonly List<Cover> covers = [];

    // The first start of what covers: by combination, then of cues, of masks; each of what ends later, and with what ends here.
    private readonly int[] later = new int[topic.Combinations.Count + 2];
    private readonly int[] here = new int[topic.Combinations.Count + 2];

    public enum Cover
    {
        None,
        Longer,
        Mask,
    }

    public Cover Of(int hit) => covers[hit];

    /// <summary>Orders hits by their ends, and looks from the last to the first: one is covered by what was met and begins before it or with it.</summary>
    public void Find(Span<Hit> hits)
    {
        Order(hits);
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

    // They come in this order but for prefixes, which end where their word does.
    private static void Order(Span<Hit> hits)
    {
        for (var i = 1; i < hits.Length; i++)
        {
            if (Compare(hits[i - 1], hits[i]) > 0)
            {
                hits.Sort(Compare);
                return;
            }
        }

        static int Compare(Hit a, Hit b) => a.End != b.End ? a.End.CompareTo(b.End) : a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Rule.CompareTo(b.Rule);
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
}
