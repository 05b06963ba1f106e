using NewsBot.Topics;

namespace NewsBot.Digests;

/// <summary>A digest's stories of one topic, the first by rank first.</summary>
/// <param name="Topic">The topic's identity.</param>
/// <param name="TopicName">The topic's name in the digest's language.</param>
/// <param name="Stories">At least one.</param>
public sealed record DigestSection(TopicId Topic, string TopicName, IReadOnlyList<DigestStory> Stories)
{
    /// <summary>How many articles each of the last days brought the topic, the last day last; none where it is not told.</summary>
    public IReadOnlyList<int> LastDays { get; init; } = [];
}
