namespace NewsBot.Feeds;

/// <param name="Name">Plain text.</param>
/// <param name="Url">A page or <c>mailto:</c> address.</param>
/// <param name="Avatar">An image's address.</param>
public sealed record FeedAuthor(string? Name, string? Url = null, string? Avatar = null);
