namespace NewsBot.Feeds;

/// <summary>A feed that a page names.</summary>
/// <param name="Url">Absolute, http or https.</param>
/// <param name="Title">Plain text; null where the page gives none.</param>
/// <param name="MediaType">As declared; null where it is not.</param>
public sealed record FeedLink(Uri Url, string? Title, string? MediaType);
