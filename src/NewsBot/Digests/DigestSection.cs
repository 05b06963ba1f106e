using NewsBot.Topics;

namespace NewsBot.Digests;

/// <summary>A digest's articles of one topic, best and newest first.</summary>
/// <param name="Topic">The topic's identity.</param>
/// <param name="TopicName">The topic's name in the digest's language.</param>
/// <param name="Articles">At least one.</param>
public sealed record DigestSection(TopicId Topic, string TopicName, IReadOnlyList<DigestArticle> Articles);
