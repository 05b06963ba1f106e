namespace NewsBot.Feeds;

/// <summary>The feed that an entry was taken over from (RSS <c>source</c>, <c>atom:source</c>).</summary>
/// <param name="Title">Plain text.</param>
/// <param name="HomePageUrl">The site's address.</param>
/// <param name="FeedUrl">The feed's address.</param>
/// <param name="Id">As the feed gives it.</param>
public sealed record FeedSource(string? Title, string? HomePageUrl = null, string? FeedUrl = null, string? Id = null);
