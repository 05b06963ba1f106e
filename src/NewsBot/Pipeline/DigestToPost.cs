using NewsBot.Subscriptions;

namespace NewsBot.Pipeline;

/// <summary>To step Post: a frozen digest.</summary>
/// <param name="V">Version.</param>
/// <param name="Channel">With <paramref name="Due"/> the digest's identity.</param>
/// <param name="Due">UTC.</param>
public sealed record DigestToPost(int V, ChannelId Channel, DateTimeOffset Due) : IStepMessage;
