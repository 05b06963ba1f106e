using NewsBot.Text;

namespace NewsBot.Topics;

/// <summary>Matches texts against topics in one pass; immutable, for any number of threads.</summary>
public sealed class TopicMatcher
{
    private const string TitleField = "title";
    private const string TextField = "text";

    /// <summary>Folded characters at the beginning of a text that count as its lead.</summary>
    private const int LeadLength = 300;

    /// <summary>What is beyond is noise made to be slow.</summary>
    private const int MaxHits = 50_000;

    private readonly IReadOnlyList<TopicDefinition> topics;
    private readonly TopicQuery?[] queries;
    private readonly PhraseAutomaton automaton;
    private readonly List<Use>[] usesOf;

    public TopicMatcher(IReadOnlyList<TopicDefinition> topics)
    {
        this.topics = topics;
        queries = [.. topics.Select(t => t.Query is { } query ? TopicQuery.Parse(query).Query : null)];
        var phrases = new Dictionary<string, List<Use>>(StringComparer.Ordinal);
        for (var i = 0; i < topics.Count; i++)
        {
            foreach (var use in UsesIn(i))
            {
                if (!phrases.TryGetValue(use.Phrase.Text, out var uses))
                {
                    phrases[use.Phrase.Text] = uses = [];
                }

                uses.Add(use);
            }
        }

        usesOf = [.. phrases.Values];
        automaton = new PhraseAutomaton([.. phrases.Keys]);
    }

    private enum Role
    {
        Mask,
        For,
        Against,
        Context,
        Term,
    }

    /// <summary>The topics that a text has, best first.</summary>
    public IReadOnlyList<TopicMatch> Match(string title, string text) =>
        [.. Judge(title, text).Where(m => m.Matches).OrderByDescending(m => m.Score)];

    /// <summary>What a text has to do with each topic, in the order of the definitions.</summary>
    public IReadOnlyList<TopicMatch> Explain(string title, string text)
    {
        var judged = Judge(title, text).ToDictionary(m => m.Topic);
        return [.. topics.Select(t => judged.GetValueOrDefault(t.Id) ?? new TopicMatch(t.Id, 0, false, [], []))];
    }

    private IEnumerable<TopicMatch> Judge(string title, string text)
    {
        var foldedTitle = FoldedText.Of(title);
        var foldedText = FoldedText.Of(text);
        var hits = new List<Hit>();
        Find(foldedTitle, inTitle: true, hits);
        Find(foldedText, inTitle: false, hits);

        // By topic, title before text, and of hits that begin together the longest first.
        hits.Sort((a, b) =>
            a.Use.Topic != b.Use.Topic ? a.Use.Topic.CompareTo(b.Use.Topic)
            : a.InTitle != b.InTitle ? (a.InTitle ? -1 : 1)
            : a.Start != b.Start ? a.Start.CompareTo(b.Start)
            : a.End != b.End ? b.End.CompareTo(a.End)
            : a.Use.Role.CompareTo(b.Use.Role));
        for (int from = 0, to; from < hits.Count; from = to)
        {
            var topic = hits[from].Use.Topic;
            to = hits.FindIndex(from, h => h.Use.Topic != topic) is var next and >= 0 ? next : hits.Count;
            yield return Judge(topic, Uncovered(hits.GetRange(from, to - from)), foldedTitle, foldedText);
        }
    }

    private TopicMatch Judge(int topic, List<Hit> hits, FoldedText title, FoldedText text)
    {
        var definition = topics[topic];
        var hasTitle = title.Characters.Length > 0;
        var forIt = hits.Where(h => h.Use.Role is Role.For or Role.Term).ToList();
        var against = hits.Where(h => h.Use.Role == Role.Against).ToList();
        var doubt = 1.0;
        foreach (var phrase in forIt.GroupBy(h => h.Use.Phrase))
        {
            // A second mention adds a quarter; more add nothing.
            var best = phrase.Max(h => h.Use.Weight * PlaceOf(h, hasTitle));
            doubt *= (1 - best) * (phrase.Skip(1).Any() ? 1 - (best / 4) : 1);
        }

        var score = 1 - doubt;
        foreach (var cue in against.GroupBy(h => h.Use.Cue))
        {
            score *= 1 - cue.Max(h => h.Use.Weight);
        }

        if (definition.Context is { } context && !hits.Exists(h => h.Use.Role == Role.Context))
        {
            score *= 1 - context.Weight;
        }

        if (queries[topic] is { } query)
        {
            score = query.Holds(t => forIt.Any(h => h.Use.Phrase == t.Phrase && (h.InTitle || !t.TitleOnly)))
                ? Math.Max(score, definition.Threshold)
                : 0;
        }

        return new TopicMatch(
            definition.Id, Math.Round(score, 3), score >= definition.Threshold, [.. forIt.Select(Show)], [.. against.Select(Show)]);

        Evidence Show(Hit hit)
        {
            var field = hit.InTitle ? title : text;
            var (start, end) = field.Locate(hit.Start, hit.End);
            return new Evidence(hit.InTitle ? TitleField : TextField, start, end, field.Original[start..end]);
        }
    }

    // A text without a title begins with what would be one.
    private static double PlaceOf(Hit hit, bool hasTitle) =>
        hit.InTitle ? 1
        : hit.Start < LeadLength ? (hasTitle ? 0.9 : 1)
        : 0.65;

    private void Find(FoldedText field, bool inTitle, List<Hit> hits) =>
        automaton.Find(field.Characters.Span, (Matcher: this, field, inTitle, hits), static (state, phrase, end) =>
        {
            foreach (var use in state.Matcher.usesOf[phrase])
            {
                var start = end - use.Phrase.Text.Length;
                if (state.hits.Count < MaxHits && use.Phrase.StandsAlone(state.field.Characters.Span, start, end))
                {
                    state.hits.Add(new Hit(use, state.inTitle, start, end));
                }
            }
        });

    /// <summary>Without masks, and without cues that lie within a mask or a longer cue.</summary>
    private static List<Hit> Uncovered(List<Hit> hits)
    {
        var kept = new List<Hit>(hits.Count);
        var (coveredTo, coveredInTitle) = (-1, true);
        foreach (var hit in hits)
        {
            if (hit.Use.Role is Role.Context or Role.Term or Role.Against)
            {
                kept.Add(hit);
                continue;
            }

            if (hit.InTitle == coveredInTitle && hit.End <= coveredTo)
            {
                continue;
            }

            (coveredTo, coveredInTitle) = (hit.End, hit.InTitle);
            if (hit.Use.Role != Role.Mask)
            {
                kept.Add(hit);
            }
        }

        return kept;
    }

    private IEnumerable<Use> UsesIn(int topic)
    {
        var definition = topics[topic];
        var masks = (definition.Masks ?? []).Select(m => (m, Role.Mask, 0.0, 0));
        var cues = (definition.Cues ?? []).SelectMany(c => c.Phrases.Select(p => (p, Role.For, c.Weight, 0)));
        var against = (definition.Against ?? []).Index().SelectMany(c => c.Item.Phrases.Select(p => (p, Role.Against, c.Item.Weight, c.Index)));
        var context = (definition.Context?.Phrases ?? []).Select(p => (p, Role.Context, 0.0, 0));
        var uses = masks.Concat(cues).Concat(against).Concat(context)
            .SelectMany(u => Phrase.Parse(u.Item1) is { } phrase ? new[] { new Use(topic, phrase, u.Item2, u.Item3, u.Item4) } : []);

        const double TermWeight = 0.6;
        var terms = queries[topic]?.Terms.Select(t => t.Phrase).Distinct().Select(p => new Use(topic, p, Role.Term, TermWeight, 0)) ?? [];
        return uses.Concat(terms);
    }

    /// <summary>What a phrase says of a topic.</summary>
    private sealed record Use(int Topic, Phrase Phrase, Role Role, double Weight, int Cue);

    private readonly record struct Hit(Use Use, bool InTitle, int Start, int End);
}
