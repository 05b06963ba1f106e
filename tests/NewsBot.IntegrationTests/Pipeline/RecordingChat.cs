using System.Collections.Concurrent;
using NewsBot.Chat;
using NewsBot.Digests;
using NewsBot.Subscriptions;

namespace NewsBot.IntegrationTests.Pipeline;

/// <summary>
/// A Discord that outlives the processes that post to it: remembers nonces for a while, shows its history, and counts what
/// stands. A body is a line for each story, three stories to a body.
/// </summary>
internal sealed class RecordingChat(TimeProvider clock) : IChat
{
    public static readonly TimeSpan NonceMemory = TimeSpan.FromMinutes(3);

    private readonly ConcurrentQueue<(ChannelId Channel, FrozenPart Part, DateTimeOffset At)> standing = new();

    public ChannelKind Kind => ChannelKind.Discord;

    /// <summary>Ends the process that posts, where a test wants it.</summary>
    public KillSwitch? Poster { get; set; }

    /// <summary>Answers to give instead of posting, first to last.</summary>
    public Queue<PostResult> Refusals { get; } = new();

    /// <summary>Happens while a post is on its way.</summary>
    public Action? Posting { get; set; }

    /// <summary>Posts, and then gives this answer in place of the true one.</summary>
    public PostResult? AcceptButSay { get; set; }

    /// <summary>Of the messages, when each was posted.</summary>
    public IReadOnlyList<DateTimeOffset> Times => [.. standing.Select(s => s.At)];

    /// <summary>Where they were posted.</summary>
    public IReadOnlyList<ChannelId> Channels => [.. standing.Select(s => s.Channel)];

    public IReadOnlyList<string> Bodies => [.. standing.Select(s => s.Part.Body)];

    /// <summary>Every line of every message that stands, with the number of times it stands.</summary>
    public IReadOnlyDictionary<string, int> Lines =>
        standing.SelectMany(s => s.Part.Body.Split('\n')).CountBy(l => l).ToDictionary(StringComparer.Ordinal);

    public IReadOnlyList<string> Render(Digest digest) => digest.Sections.Count == 0 ? ["nothing new"] :
    [
        .. digest.Sections
            .SelectMany(s => s.Stories.Select(o => $"{s.TopicName}: {Line(o)}"))
            .Chunk(3)
            .Select(lines => string.Join('\n', lines)),
    ];

    private static string Line(DigestStory story) =>
        string.Join(" + ", story.Sources.Skip(1).Select(s => s.Link).Prepend($"{(story.IsFollowUp ? "follow-up " : "")}{story.Headline} {story.Link}"));

    public string Render(Notice notice) => $"{notice.About.Status} {notice.About.Url}: {notice.About.Reason}";

    public Task<PostResult> PostAsync(ChannelId channel, FrozenPart part, CancellationToken cancellationToken)
    {
        if (Refusals.TryDequeue(out var refusal))
        {
            return Task.FromResult(refusal);
        }

        Posting?.Invoke();
        cancellationToken.ThrowIfCancellationRequested();
        var write = Poster?.BeforeWrite();
        var now = clock.GetUtcNow();
        if (!standing.Any(s => s.Channel == channel && s.Part.Nonce == part.Nonce && now - s.At < NonceMemory))
        {
            standing.Enqueue((channel, part, now));
        }

        Poster?.AfterWrite(write ?? 0);
        return Task.FromResult(AcceptButSay ?? new PostResult.Posted(part.Nonce));
    }

    public Task<PostedCheck> FindAsync(ChannelId channel, FrozenPart part, CancellationToken cancellationToken) =>
        Task.FromResult(standing.Any(s => s.Channel == channel && s.Part.Body == part.Body) ? PostedCheck.Found : PostedCheck.NotFound);
}
