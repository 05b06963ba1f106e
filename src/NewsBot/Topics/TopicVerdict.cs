namespace NewsBot.Topics;

/// <summary>Judges what was found of topics in one text.</summary>
internal sealed class TopicVerdict(TextField title, TextField text, string language)
{
    /// <summary>What a second mention adds of the first one's weight; more add nothing.</summary>
    private const double SecondMention = 0.25;

    /// <summary>What scores are rounded to.</summary>
    private const int Digits = 3;

    private bool HasTitle => !title.IsEmpty;

    /// <summary>Null where the text does not have the topic.</summary>
    public TopicMatch? Of(CompiledTopic topic, TopicTally tally)
    {
        var score = ScoreOf(topic, tally);
        return Reaches(score, topic.Definition) ? ToMatch(topic, tally, score) : null;
    }

    public TopicMatch Explained(CompiledTopic topic, TopicTally tally) => ToMatch(topic, tally, ScoreOf(topic, tally)) with
    {
        Reasons = [.. ReasonsFor(topic, tally).OrderByDescending(r => r.Weight), .. ReasonsAgainst(topic, tally)],
        Masked = [.. tally.Masked.Select(Show).Distinct()],
        QueryHolds = topic.Query is { } query ? Holds(query, topic, tally) : null,
        Missing = topic.Query is { } asked ? MissingOf(asked, topic, tally) : [],
    };

    private static bool Reaches(double score, TopicDefinition topic) => score > 0 && score >= Math.Round(topic.Threshold, Digits);

    private double ScoreOf(CompiledTopic topic, TopicTally tally)
    {
        var doubt = 1.0;
        foreach (var rule in tally.Found)
        {
            if (topic.IsWeighed(topic.Rules[rule], language))
            {
                doubt *= DoubtAfter(topic.Rules[rule].Weight, tally.MentionsOf(rule));
            }
        }

        for (var i = 0; i < topic.Combinations.Count; i++)
        {
            if (tally.Combinations[i].Mentions is { Total: > 0 } mentions)
            {
                doubt *= DoubtAfter(topic.Combinations[i].Weight, mentions);
            }
        }

        var score = 1 - doubt;
        if (topic.Query is { } query)
        {
            score = !Holds(query, topic, tally) ? 0 : topic.IsScoredByQuery ? Math.Max(score, topic.Definition.Threshold) : score;
        }

        if (score > 0)
        {
            foreach (var taken in ReasonsAgainst(topic, tally))
            {
                score *= 1 - taken.Weight;
            }
        }

        return Math.Round(score, Digits);
    }

    private double DoubtAfter(double weight, Mentions mentions)
    {
        var first = weight * mentions.PlaceFactor(HasTitle);
        return (1 - first) * (mentions.Total > 1 ? 1 - (first * SecondMention) : 1);
    }

    private bool Holds(TopicQuery query, CompiledTopic topic, TopicTally tally) => query.Holds(language, term =>
    {
        var mentions = tally.MentionsOf(topic.RuleOfTerm(term.Phrase));
        return term.TitleOnly ? mentions.InTitle > 0 : mentions.Total > 0;
    });

    private IReadOnlyList<string> MissingOf(TopicQuery query, CompiledTopic topic, TopicTally tally) =>
        [.. query.In(language).Sought.Where(p => tally.MentionsOf(topic.RuleOfTerm(p)).Total == 0).Select(p => query.Phrases[p].Written)];

    private IEnumerable<Reason> ReasonsFor(CompiledTopic topic, TopicTally tally)
    {
        foreach (var rule in tally.Found.ToArray())
        {
            if (topic.IsWeighed(topic.Rules[rule], language))
            {
                yield return ToReason(ReasonKind.Phrase, topic.Rules[rule].Phrase.Written, topic.Rules[rule].Weight, tally.MentionsOf(rule));
            }
        }

        foreach (var (i, combination) in tally.Combinations.Index())
        {
            if (combination.Mentions.Total > 0)
            {
                var phrases = string.Join(" + ", combination.First.Select(h => Show(h).Text));
                yield return ToReason(ReasonKind.Combination, phrases, topic.Combinations[i].Weight, combination.Mentions);
            }
        }
    }

    private Reason ToReason(ReasonKind kind, string phrase, double weight, Mentions mentions) =>
        new(kind, phrase, mentions.Place, mentions.Total, Math.Round(weight * mentions.PlaceFactor(HasTitle), Digits));

    // Of a cue against the topic one phrase is enough: more take nothing more away.
    private static IEnumerable<Reason> ReasonsAgainst(CompiledTopic topic, TopicTally tally)
    {
        var definition = topic.Definition;
        if (definition.Against is not null)
        {
            foreach (var rule in tally.Found.ToArray().Where(r => topic.Rules[r].Role == Role.Against).DistinctBy(r => topic.Rules[r].Group))
            {
                var mentions = tally.MentionsOf(rule);
                yield return new Reason(ReasonKind.Against, topic.Rules[rule].Phrase.Written, mentions.Place, mentions.Total, topic.Rules[rule].Weight);
            }
        }

        if (definition.Context is { } context && !HasContext(topic, tally))
        {
            yield return new Reason(ReasonKind.NoContext, "", "", 0, context.Weight);
        }
    }

    private static bool HasContext(CompiledTopic topic, TopicTally tally)
    {
        foreach (var rule in tally.Found)
        {
            if (topic.Rules[rule].Role == Role.Context)
            {
                return true;
            }
        }

        return false;
    }

    private TopicMatch ToMatch(CompiledTopic topic, TopicTally tally, double score)
    {
        var (forIt, against) = (new List<Hit>(tally.Shown.Length), new List<Hit>());
        foreach (var hit in tally.Shown)
        {
            var rule = topic.Rules[hit.Rule];
            if (topic.SpeaksFor(rule, language))
            {
                forIt.Add(hit);
            }
            else if (topic.SpeaksAgainst(rule, language))
            {
                against.Add(hit);
            }
        }

        return new TopicMatch(topic.Definition.Id, score, Reaches(score, topic.Definition), InOrder(forIt), InOrder(against));
    }

    private List<Evidence> InOrder(List<Hit> hits)
    {
        hits.Sort(static (a, b) => a.InTitle != b.InTitle ? (a.InTitle ? -1 : 1) : a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var shown = new List<Evidence>(hits.Count);
        for (var i = 0; i < hits.Count; i++)
        {
            if (i == 0 || !hits[i].IsAt(hits[i - 1]))
            {
                shown.Add(Show(hits[i]));
            }
        }

        return shown;
    }

    private Evidence Show(Hit hit) => (hit.InTitle ? title : text).Show(hit);
}
