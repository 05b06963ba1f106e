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

    private readonly Mentions[] mentions = new Mentions[topic.Rules.Length];
    private readonly CombinationTally[] combinations = [.. topic.Combinations.Select(c => new CombinationTally(c))];
    private readonly List<int> found = [];
    private readonly List<Hit> shown = [];
    private readonly List<Hit> masked = [];
    private readonly List<Hit> waiting = [];
    private readonly Coverage coverage = new(topic);
    private int maxWaiting = UsualWaiting;

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
        coverage.Find(hits);
        var settled = 0;
        for (; settled < hits.Length && hits[settled].End <= end; settled++)
        {
            switch (coverage.Of(settled))
            {
                case Coverage.Cover.None:
                    Count(hits[settled], field);
                    break;
                case Coverage.Cover.Mask when masked.Count < MaxShown && topic.Rules[hits[settled].Rule].Role != Role.Mask:
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
