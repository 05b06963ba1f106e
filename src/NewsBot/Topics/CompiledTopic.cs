namespace NewsBot.Topics;

/// <summary>A definition made ready for matching: its phrases one by one, and its query read.</summary>
internal sealed class CompiledTopic
{
    public CompiledTopic(TopicDefinition definition)
    {
        Definition = definition;
        Combinations = definition.Combinations ?? [];
        Query = definition.Query is { } query ? TopicQuery.Parse(query).Query : null;
        IsScoredByQuery = definition is { Cues: not { Count: > 0 }, Combinations: not { Count: > 0 } };
        Rules = [.. RulesOf(definition).DistinctBy(r => (r.Phrase.Key, r.Role, r.Role == Role.Cue ? 0 : r.Group, r.Part))];
    }

    public TopicDefinition Definition { get; }

    public IReadOnlyList<Combination> Combinations { get; }

    public TopicQuery? Query { get; }

    /// <summary>That no weights are given, so that the query's words are what counts.</summary>
    public bool IsScoredByQuery { get; }

    /// <summary>The query's terms last, in their order.</summary>
    public Rule[] Rules { get; }

    public int RuleOfTerm(int phrase) => Rules.Length - (Query?.Phrases.Count ?? 0) + phrase;

    /// <summary>Whether the rule's weight counts for the topic.</summary>
    public bool IsWeighed(Rule rule, string language) => rule.Role == Role.Cue || (IsScoredByQuery && rule.Role == Role.Term && SpeaksFor(rule, language));

    public bool SpeaksFor(Rule rule, string language) =>
        rule.Role is Role.Cue or Role.Part || (rule.Role == Role.Term && Query?.In(language).Sought.Contains(rule.Group) == true);

    public bool SpeaksAgainst(Rule rule, string language) =>
        rule.Role == Role.Against || (rule.Role == Role.Term && Query?.In(language).Excluded.Contains(rule.Group) == true);

    // Of the same phrase in several cues the strongest stands.
    private IEnumerable<Rule> RulesOf(TopicDefinition topic) =>
    [
        .. Read(topic.Masks).Select(p => new Rule(p, Role.Mask, 0)),
        .. (topic.Cues ?? []).OrderByDescending(c => c.Weight).SelectMany(c => Read(c.Phrases).Select(p => new Rule(p, Role.Cue, c.Weight))),
        .. Combinations.Index().SelectMany(c => c.Item.All.Index().SelectMany(l => Read(l.Item).Select(p => new Rule(p, Role.Part, 0, c.Index, l.Index)))),
        .. (topic.Against ?? []).Index().SelectMany(c => Read(c.Item.Phrases).Select(p => new Rule(p, Role.Against, c.Item.Weight, c.Index))),
        .. Read(topic.Context?.Phrases).Select(p => new Rule(p, Role.Context, 0)),
        .. (Query?.Phrases ?? []).Index().Select(p => new Rule(p.Item, Role.Term, WeightOf(p.Item), p.Index)),
    ];

    private IEnumerable<Phrase> Read(IEnumerable<string>? phrases) => Definition.Expand(phrases).Select(p => Phrase.Parse(p)).OfType<Phrase>();

    // A longer phrase is more likely to mean what the query means: a word .5, each further word or two Chinese characters .1 more.
    private static double WeightOf(Phrase phrase)
    {
        var text = phrase.Forms[0];
        var words = text.Count(c => c == ' ') + 1 + (text.Count(c => !Phrase.IsWordCharacter(c) && c >= '\u2E80') - 1) / 2;
        return Math.Min(0.8, 0.4 + (0.1 * Math.Max(1, words)));
    }
}
