namespace NewsBot.Topics;

/// <summary>Says of a definition that was read what is wrong with it: which member, its value, what is allowed.</summary>
internal static class TopicCheck
{
    /// <returns>One line; null where all is well.</returns>
    public static string? FirstFault(TopicDefinition topic) => Faults(topic).FirstOrDefault(f => f is not null);

    private static IEnumerable<string?> Faults(TopicDefinition topic)
    {
        yield return HasNulls(topic) ? "A list of the topic has null in it; take it out." : null;
        yield return TopicId.IsValid(topic.Id.Name)
            ? null
            : $"id: '{topic.Id}' is no topic id; allowed: 1 to {TopicId.MaxLength} of a–z, 0–9 and -, not - first.";
        yield return topic.Names.Count > 0 ? null : "names: a topic has a name in one language at least.";
        yield return topic.Threshold is > 0 and <= 1 ? null : $"threshold is {topic.Threshold}; allowed: above 0, at most 1.";
        yield return topic is { Query: null, Cues: not { Count: > 0 }, Combinations: not { Count: > 0 } }
            ? "A topic has cues, combinations or a query; this one has none of them."
            : null;

        var lists = Lists(topic).ToList();
        foreach (var set in topic.Sets ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            yield return set.Value.FirstOrDefault(p => p?.StartsWith('@') == true) is { } nested
                ? $"sets.{set.Key}: '{nested}' is another set; write its phrases out."
                : null;
        }

        foreach (var (member, phrases) in lists)
        {
            foreach (var phrase in phrases)
            {
                yield return FaultOf(phrase, member, topic);
            }
        }

        foreach (var (member, weight) in Weights(topic))
        {
            yield return weight is > 0 and <= 1 ? null : $"{member}.weight is {weight}; allowed: above 0, at most 1.";
        }

        foreach (var (i, combination) in (topic.Combinations ?? []).Index())
        {
            yield return combination.All.Count is >= 2 and <= TopicDefinition.MaxLists
                ? null
                : $"combinations[{i}].all has {combination.All.Count} lists; allowed: 2 to {TopicDefinition.MaxLists}.";
        }

        yield return topic.Combinations is { Count: > TopicDefinition.MaxCombinations } many
            ? $"combinations: there are {many.Count}; at most {TopicDefinition.MaxCombinations} are allowed."
            : null;
        var count = lists.Sum(l => l.Phrases.Sum(p => SizeOf(p, topic)));
        yield return count <= TopicDefinition.MaxPhrases
            ? null
            : $"The topic has {count} phrases, with those of a set wherever it is named; at most {TopicDefinition.MaxPhrases} are allowed.";
        yield return topic.Query is { } query ? TopicQuery.Parse(query).Error?.ToString() : null;
        yield return Nesting.Deepest(new CompiledTopic(topic).Rules) is var (depth, form) && depth > TopicDefinition.MaxNesting
            ? $"At the end of '{form}' there are {depth} phrases; at most {TopicDefinition.MaxNesting} may lie within one another or be written again."
            : null;
        var length = topic.ToJson().Length;
        yield return length <= TopicDefinition.MaxLength ? null : $"The definition has {length} characters; at most {TopicDefinition.MaxLength} are allowed.";
    }

    // The reader looks at members, not at what is in lists.
    private static bool HasNulls(TopicDefinition topic) =>
        Enumerable.Concat<object?>([], topic.Cues ?? [])
            .Concat(topic.Combinations ?? [])
            .Concat((topic.Combinations ?? []).Where(c => c is not null).SelectMany(c => c.All))
            .Concat(topic.Against ?? [])
            .Concat(topic.Sets?.Values ?? [])
            .Concat(topic.Names.Values)
            .Concat(topic.Descriptions?.Values ?? [])
            .Any(item => item is null);

    private static int SizeOf(string? phrase, TopicDefinition topic) =>
        phrase is ['@', .. var set] && topic.Sets?.GetValueOrDefault(set) is { } phrases ? phrases.Count : 1;

    private static IEnumerable<(string Member, IReadOnlyList<string?> Phrases)> Lists(TopicDefinition topic)
    {
        foreach (var (i, cue) in (topic.Cues ?? []).Index())
        {
            yield return ($"cues[{i}].phrases", cue.Phrases);
        }

        foreach (var (i, combination) in (topic.Combinations ?? []).Index())
        {
            foreach (var (j, phrases) in combination.All.Index())
            {
                yield return ($"combinations[{i}].all[{j}]", phrases);
            }
        }

        foreach (var (i, cue) in (topic.Against ?? []).Index())
        {
            yield return ($"against[{i}].phrases", cue.Phrases);
        }

        foreach (var (name, phrases) in topic.Sets ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            yield return ($"sets.{name}", phrases);
        }

        yield return ("context.phrases", topic.Context?.Phrases ?? []);
        yield return ("masks", topic.Masks ?? []);
    }

    private static IEnumerable<(string Member, double Weight)> Weights(TopicDefinition topic) =>
    [
        .. (topic.Cues ?? []).Select((c, i) => ($"cues[{i}]", c.Weight)),
        .. (topic.Combinations ?? []).Select((c, i) => ($"combinations[{i}]", c.Weight)),
        .. (topic.Against ?? []).Select((c, i) => ($"against[{i}]", c.Weight)),
        .. topic.Context is { } context ? new[] { ("context", context.Weight) } : [],
    ];

    private static string? FaultOf(string? phrase, string member, TopicDefinition topic) =>
        phrase is null ? $"{member}: null is no phrase."
        : phrase.StartsWith('@') ? (topic.Sets?.ContainsKey(phrase[1..]) == true
            ? null
            : $"{member}: '{phrase}' names no set of the topic; sets: {(topic.Sets is { Count: > 0 } sets ? string.Join(", ", sets.Keys) : "none")}.")
        : Phrase.Parse(phrase) is null ? $"{member}: '{phrase}' is no phrase; allowed: 1 to {Phrase.MaxLength} characters, at most {Phrase.MaxInflected} words with ~."
        : null;
}
