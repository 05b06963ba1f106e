namespace NewsBot.Digests;

/// <summary>Why a story was told, as a frozen digest keeps it: cut short, all of it text from outside.</summary>
/// <param name="Headline">What it was told under.</param>
/// <param name="Topics">First the one it stood under.</param>
public sealed record ToldReasons(string Headline, IReadOnlyList<TopicReason> Topics);
