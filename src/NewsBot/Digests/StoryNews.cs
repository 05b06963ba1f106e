using NewsBot.Stories;

namespace NewsBot.Digests;

/// <summary>What of a story a channel is owed.</summary>
/// <param name="Id">The story's name: that under which the channel was told it first.</param>
/// <param name="Articles">To be shown; none where all of it was told.</param>
/// <param name="Joining">Not given yet and no news: the same day's further coverage, and reprints.</param>
/// <param name="Earlier">The headline it was told under last; null where it is new to the channel.</param>
internal sealed record StoryNews(StoryId Id, IReadOnlyList<StoryArticle> Articles, IReadOnlyList<StoryArticle> Joining, string? Earlier);
