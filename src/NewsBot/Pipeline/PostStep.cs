using Microsoft.Extensions.Logging;
using NewsBot.Chat;
using NewsBot.Digests;
using NewsBot.Subscriptions;

namespace NewsBot.Pipeline;

/// <summary>
/// Queue <c>digests-to-post</c>: posts a frozen digest, body by body. Before each post the row says that it begins, after it that
/// it stands; who finds a begun one asks the chat, not its luck.
/// </summary>
public sealed partial class PostStep(
    Outbox outbox,
    ChatPorts chats,
    ChannelStore channels,
    QueueOf<DigestToPost> queue,
    FailureStore failures,
    PipelineMetrics metrics,
    TimeProvider clock,
    ILogger<PostStep> logger)
{
    /// <summary>Longer than a post takes; who dies while posting holds the row no longer than this.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromSeconds(30);

    /// <summary>Discord says "the past few minutes"; within this the same nonce is trusted to post nothing twice.</summary>
    public static readonly TimeSpan NonceMemory = TimeSpan.FromMinutes(2);

    /// <summary>A digest that could not be posted for so long is given up.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(1);

    /// <summary>Between storage's clock and ours.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan AfterDoubt = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterUnauthorized = TimeSpan.FromMinutes(15);

    public async Task RunAsync(DigestToPost message, CancellationToken cancellationToken)
    {
        var found = await outbox.FindAsync(message.Channel, message.Due, cancellationToken);
        var now = clock.GetUtcNow();
        if (found is not { Closed: null } digest || digest.NotBefore - now > ClockSkew)
        {
            // Closed, pruned, or another copy of the message waits for the time that the chat asked for.
            return;
        }

        if (digest.BusyUntil is { } busy && busy > now)
        {
            await queue.SendAsync(message, busy - now, cancellationToken);
            return;
        }

        var begun = digest.BegunAt;
        while (digest.Closed is null)
        {
            now = clock.GetUtcNow();
            var held = digest with { BegunAt = digest.BegunAt ?? now, HeldUntil = now + Hold, NotBefore = null };
            if (await outbox.TryUpdateAsync(held, cancellationToken) is not { } mine)
            {
                Log.Overtaken(logger, message.Channel, message.Due);
                await queue.SendAsync(message, Hold, cancellationToken);
                return;
            }

            var body = mine.Bodies[mine.Settled];
            var part = new FrozenPart(body, FrozenPart.NonceOf(mine.Channel, body), mine.FrozenAt);
            var result = await PostAsync(mine, part, begun, cancellationToken);
            var after = await AfterAsync(mine, begun, result, cancellationToken);
            if (after.NotBefore is { } later)
            {
                // Sent before the row says so: whoever finds the row waiting relies on the copy being there.
                await queue.SendAsync(message, later - clock.GetUtcNow(), cancellationToken);
            }

            if (await outbox.TryUpdateAsync(after, cancellationToken) is not { } written)
            {
                Log.Overtaken(logger, message.Channel, message.Due);
                return;
            }

            if (written.NotBefore is not null)
            {
                return;
            }

            digest = written;
            begun = null;
        }

        metrics.DigestsClosed.Add(1, new KeyValuePair<string, object?>("result", digest.Closed));
        Log.Closed(logger, digest.Channel, digest.Due, digest.Closed);
    }

    /// <summary>Null where nobody can tell whether an earlier try was posted.</summary>
    private async Task<PostResult?> PostAsync(
        OutboxDigest digest, FrozenPart part, DateTimeOffset? begun, CancellationToken cancellationToken)
    {
        var chat = chats.For(digest.Channel);
        if (begun is { } earlier && (clock.GetUtcNow() - earlier > NonceMemory || digest.Channel.Kind != ChannelKind.Discord))
        {
            switch (await chat.FindAsync(digest.Channel, part, cancellationToken))
            {
                case PostedCheck.Found:
                    return new PostResult.Posted("found");
                case PostedCheck.Unknown:
                    return null;
                case PostedCheck.Later:
                    return new PostResult.Later(AfterDoubt, "whether it was posted before can't be asked just now");
                default:
                    break;
            }
        }

        return await chat.PostAsync(digest.Channel, part, cancellationToken);
    }

    private async Task<OutboxDigest> AfterAsync(
        OutboxDigest digest, DateTimeOffset? begun, PostResult? result, CancellationToken cancellationToken)
    {
        var free = digest with { HeldUntil = null };
        switch (result)
        {
            case PostResult.Posted:
                metrics.MessagesPosted.Add(1, new KeyValuePair<string, object?>("chat", digest.Channel.Kind.ToString()));
                return Settle(free, "posted");

            case null:
                await TellAsync(digest, "whether a message was posted before the stop is unknown; it was not posted again", cancellationToken);
                return Settle(free with { Uncertain = free.Uncertain + 1 }, "uncertain");

            case PostResult.Later later:
                // What was begun by an earlier try stays in doubt; this one certainly posted nothing.
                return await RetryAsync(free with { BegunAt = begun }, later.After, later.Reason, cancellationToken);

            case PostResult.InDoubt doubt:
                return await RetryAsync(free, AfterDoubt, doubt.Reason, cancellationToken);

            case PostResult.Unauthorized refused:
                Log.Unauthorized(logger, refused.Reason);
                return await RetryAsync(free with { BegunAt = begun }, AfterUnauthorized, refused.Reason, cancellationToken);

            case PostResult.Rejected rejected:
                await TellAsync(digest, rejected.Reason, cancellationToken);
                return Settle(free, "rejected");

            case PostResult.ChannelGone gone:
                await channels.ChangeAsync(digest.Channel, c => c with { SwitchedOff = gone.Reason }, cancellationToken);
                await TellAsync(digest, gone.Reason, cancellationToken);
                return free with { BegunAt = null, Closed = "channel gone" };

            default:
                throw new InvalidOperationException($"A post gave {result.GetType().Name}.");
        }
    }

    private async Task<OutboxDigest> RetryAsync(OutboxDigest digest, TimeSpan pause, string reason, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - digest.FrozenAt > GiveUpAfter)
        {
            await TellAsync(digest, "given up after a day: " + reason, cancellationToken);
            return digest with { Closed = "given up" };
        }

        Log.Later(logger, digest.Channel, digest.Due, pause, reason);
        return digest with { NotBefore = now + pause };
    }

    private static OutboxDigest Settle(OutboxDigest digest, string how)
    {
        var settled = digest.Settled + 1;
        return digest with { Settled = settled, BegunAt = null, Closed = settled == digest.Bodies.Count ? how : null };
    }

    private async Task TellAsync(OutboxDigest digest, string reason, CancellationToken cancellationToken)
    {
        metrics.StepFailures.Add(1, new KeyValuePair<string, object?>("step", "Post"));
        Log.Told(logger, digest.Channel, digest.Due, reason);
        await failures.AddAsync("Post", $"{digest.Channel}|{digest.Due:O}|{digest.Settled}", reason, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(140, LogLevel.Information, "Post: digest {Channel} {Due:u} is {How}")]
        public static partial void Closed(ILogger logger, ChannelId channel, DateTimeOffset due, string how);

        [LoggerMessage(141, LogLevel.Information, "Post: digest {Channel} {Due:u} is being posted by another worker")]
        public static partial void Overtaken(ILogger logger, ChannelId channel, DateTimeOffset due);

        [LoggerMessage(142, LogLevel.Information, "Post: digest {Channel} {Due:u} again in {Pause}: {Reason}")]
        public static partial void Later(ILogger logger, ChannelId channel, DateTimeOffset due, TimeSpan pause, string reason);

        [LoggerMessage(143, LogLevel.Warning, "Post: digest {Channel} {Due:u}: {Reason}")]
        public static partial void Told(ILogger logger, ChannelId channel, DateTimeOffset due, string reason);

        [LoggerMessage(144, LogLevel.Critical, "Post: Discord refuses the bot itself; nothing is posted until it is mended: {Reason}")]
        public static partial void Unauthorized(ILogger logger, string reason);
    }
}
