namespace NewsBot.Topics;

/// <summary>What a text has to do with a topic.</summary>
/// <param name="Topic">Which one.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Matches">Whether the score reaches the topic's threshold.</param>
/// <param name="Evidence">What speaks for it, in the order of the text; of a phrase that stands often, the first places.</param>
/// <param name="Against">What speaks against it, likewise.</param>
public sealed record TopicMatch(TopicId Topic, double Score, bool Matches, IReadOnlyList<Evidence> Evidence, IReadOnlyList<Evidence> Against)
{
    /// <summary>What made the score, the strongest first; what lowered it last. Given by <see cref="TopicMatcher.Explain"/> alone, as is all below.</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>What would speak for it, but lies within a phrase that means something else.</summary>
    public IReadOnlyList<Evidence> Masked { get; init; } = [];

    /// <summary>Whether the topic's query holds; null where it has none.</summary>
    public bool? QueryHolds { get; init; }

    /// <summary>The query's words that are not in the text, as they are written there.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}
