namespace NewsBot.Fetching;

/// <summary>
/// What makes the next request conditional (RFC 9110, 8.8), byte for byte as received; null where none was given or it has more than
/// 1,024 characters.
/// </summary>
public sealed record Validators(string? ETag, string? LastModified);
