namespace NewsBot.Digests;

/// <summary>Who tells a story. All of it is from outside: a renderer escapes it.</summary>
/// <param name="Name">The source's name for people.</param>
/// <param name="Link">Its own article, an absolute http or https address; null where the feed gave none.</param>
/// <param name="Published">Of that article.</param>
public sealed record DigestSource(string Name, string? Link, DateTimeOffset Published);
