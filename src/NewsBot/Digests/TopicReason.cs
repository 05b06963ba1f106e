using NewsBot.Topics;

namespace NewsBot.Digests;

/// <summary>Why a story is in a digest.</summary>
/// <param name="Topic">A topic of the channel that it is about.</param>
/// <param name="TopicName">In the digest's language.</param>
/// <param name="Score">0 to 1, of the article that is most about it.</param>
/// <param name="Phrases">What its articles say that spoke for the topic, the headline's article first: text from outside.</param>
public sealed record TopicReason(TopicId Topic, string TopicName, double Score, IReadOnlyList<string> Phrases);
