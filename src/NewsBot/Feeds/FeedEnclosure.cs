namespace NewsBot.Feeds;

/// <param name="Url">Absolute address.</param>
/// <param name="MediaType">As the feed says.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Duration">Playing time.</param>
public sealed record FeedEnclosure(string Url, string? MediaType, long? Length = null, TimeSpan? Duration = null);
