namespace NewsBot.Topics;

/// <summary>What a text has to do with a topic.</summary>
/// <param name="Topic">Which one.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Matches">Whether the score reaches the topic's threshold.</param>
/// <param name="Evidence">What speaks for it, in the order of the text.</param>
/// <param name="Against">What speaks against it.</param>
public sealed record TopicMatch(TopicId Topic, double Score, bool Matches, IReadOnlyList<Evidence> Evidence, IReadOnlyList<Evidence> Against);
