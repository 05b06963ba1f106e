namespace NewsBot.Feeds;

/// <param name="Name">Plain text.</param>
/// <param name="Url">A page, else a <c>mailto:</c> address.</param>
/// <param name="Avatar">An image's address.</param>
/// <param name="Email">Without <c>mailto:</c>.</param>
public sealed record FeedAuthor(string? Name, string? Url = null, string? Avatar = null, string? Email = null);
