using NewsBot.Sources;
using NewsBot.Subscriptions;

namespace NewsBot.Chat;

/// <summary>What a channel is told of a source that it added, once.</summary>
/// <param name="Channel">Who is told.</param>
/// <param name="At">UTC; with <paramref name="Channel"/> the notice's identity.</param>
/// <param name="Language">Of the channel's headings.</param>
/// <param name="About">Its names and reason are plain text from outside: a renderer escapes them.</param>
public sealed record Notice(ChannelId Channel, DateTimeOffset At, string Language, SourceNotice About);
