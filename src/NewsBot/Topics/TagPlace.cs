using NewsBot.Articles;

namespace NewsBot.Topics;

/// <summary>Where a tag's row is.</summary>
public readonly record struct TagPlace(TopicId Topic, DateTimeOffset FirstSeen, ArticleId Article);
