namespace NewsBot.Feeds;

/// <summary>What an entry answers to (RFC 4685, <c>thr:in-reply-to</c>).</summary>
/// <param name="Id">Of the entry that is answered.</param>
/// <param name="Url">Its page.</param>
public sealed record FeedReply(string? Id, string? Url = null);
