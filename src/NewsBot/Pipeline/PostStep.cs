using Microsoft.Extensions.Logging;
using NewsBot.Chat;
using NewsBot.Digests;
using NewsBot.Subscriptions;

namespace NewsBot.Pipeline;

/// <summary>
/// Queue <c>digests-to-post</c>: posts a frozen digest, body by body. Before each post the row says that it begins, after it that
/// it stands; who finds a begun one asks the chat, not its luck. One that waited obeys what its channel's people wished meanwhile.
/// </summary>
public sealed partial class PostStep(
    Outbox outbox,
    ChatPorts chats,
    ChannelStore channels,
    QueueOf<DigestToPost> queue,
    FailureStore failures,
    ServerRefusals refusals,
    PipelineMetrics metrics,
    TimeProvider clock,
    ILogger<PostStep> logger)
{
    /// <summary>Longer than a post takes; who dies while posting holds the row no longer than this.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(1);

    /// <summary>Discord says "the past few minutes"; within this the same nonce is trusted to post nothing twice.</summary>
    public static readonly TimeSpan NonceMemory = TimeSpan.FromMinutes(2);

    /// <summary>A digest that its channel did not take for so long is given up. Not so where the bot itself is refused: that is no channel's fault.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(1);

    /// <summary>A digest older than this waited, as one that was put off did, and its channel may want something else by now.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>Between storage's clock and ours.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    /// <summary>Longer than the skew, or no further copy of a message would ever find its digest waiting and end.</summary>
    private static readonly TimeSpan AfterDoubt = TimeSpan.FromSeconds(15);
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
            await queue.SendAsync(message, WholeSeconds(busy - now), cancellationToken);
            return;
        }

        if ((now - digest.FrozenAt > Fresh || digest.NotBefore is not null || refusals.Any) && await HinderedAsync(digest, now, cancellationToken) is { } hindered)
        {
            await SettleAsync(message, hindered, cancellationToken);
            return;
        }

        var begun = digest.BegunAt;
        while (digest.Closed is null)
        {
            // What is begun is ended, stop or not: else a post would stay in doubt that the chat answers within seconds.
            cancellationToken.ThrowIfCancellationRequested();
            now = clock.GetUtcNow();
            var held = digest with { BegunAt = digest.BegunAt ?? now, HeldUntil = now + Hold, NotBefore = null };
            if (await outbox.TryUpdateAsync(held, CancellationToken.None) is not { } mine)
            {
                Log.Overtaken(logger, message.Channel, message.Due);
                await queue.SendAsync(message, Hold, cancellationToken);
                return;
            }

            var result = await PostAsync(mine, begun, cancellationToken);
            var after = await AfterAsync(mine, begun, result, CancellationToken.None);
            if (await SettleAsync(message, after, CancellationToken.None) is not { NotBefore: null } written)
            {
                return;
            }

            digest = written;
            begun = null;
        }
    }

    /// <summary>What its channel's people decided while it waited, or brought upon all their channels; null where it is to be posted.</summary>
    private async Task<OutboxDigest?> HinderedAsync(OutboxDigest digest, DateTimeOffset now, CancellationToken cancellationToken) =>
        await channels.FindAsync(digest.Channel, cancellationToken) switch
        {
            { SwitchedOff: not null } => digest with { Closed = "channel gone" },
            { Paused: true } => digest with { Closed = "paused" },
            { } channel when channel.QuietUntil(now) is { } end => digest with { NotBefore = end },
            { } channel when refusals.WaitOf(channel.Server) is var wait && wait > TimeSpan.Zero => Waiting(digest, wait, "its server's channels refused too much"),
            _ => null,
        };

    /// <summary>Writes where the digest stands; null where somebody else has it.</summary>
    private async Task<OutboxDigest?> SettleAsync(DigestToPost message, OutboxDigest after, CancellationToken cancellationToken)
    {
        if (after.NotBefore is { } later)
        {
            // Sent before the row says so: whoever finds the row waiting relies on the copy being there.
            await queue.SendAsync(message, WholeSeconds(later - clock.GetUtcNow()), cancellationToken);
        }

        var written = await outbox.TryUpdateAsync(after, cancellationToken);
        if (written is null)
        {
            Log.Overtaken(logger, message.Channel, message.Due);
        }
        else if (written.Closed is { } how)
        {
            metrics.DigestsClosed.Add(1, new KeyValuePair<string, object?>("result", how));
            Log.Closed(logger, message.Channel, message.Due, how);
        }

        return written;
    }

    /// <summary>Null where nobody can tell whether an earlier try was posted.</summary>
    private async Task<PostResult?> PostAsync(OutboxDigest digest, DateTimeOffset? begun, CancellationToken cancellationToken)
    {
        if (digest.Bodies.ElementAtOrDefault(digest.Settled) is not { Length: > 0 } body)
        {
            return new PostResult.Rejected("The frozen row lacks the message.");
        }

        var part = new FrozenPart(body, FrozenPart.NonceOf(digest.Channel, body), digest.FrozenAt);
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

        return await chat.PostAsync(digest.Channel, part, CancellationToken.None);
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
                // The chat says so aloud, once for all that wait.
                return Waiting(free with { BegunAt = begun }, AfterUnauthorized, refused.Reason);

            case PostResult.Rejected rejected:
                await TellAsync(digest, rejected.Reason, cancellationToken);
                return Settle(free, "rejected");

            case PostResult.ChannelGone gone:
                await SwitchOffAsync(digest, gone.Reason, cancellationToken);
                return free with { BegunAt = null, Closed = "channel gone" };

            default:
                throw new InvalidOperationException($"A post gave {result.GetType().Name}.");
        }
    }

    private async Task<OutboxDigest> RetryAsync(OutboxDigest digest, TimeSpan pause, string reason, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - digest.FrozenAt > GiveUpAfter)
        {
            await TellAsync(digest, "given up after a day: " + reason, cancellationToken);
            return digest with { Closed = "given up" };
        }

        return Waiting(digest, pause, reason);
    }

    private OutboxDigest Waiting(OutboxDigest digest, TimeSpan pause, string reason)
    {
        Log.Later(logger, digest.Channel, digest.Due, pause, reason);
        return digest with { NotBefore = clock.GetUtcNow() + pause };
    }

    /// <summary>One reason a channel, and one line, however many of its digests were on their way.</summary>
    private async Task SwitchOffAsync(OutboxDigest digest, string reason, CancellationToken cancellationToken)
    {
        await failures.AddAsync("Post", digest.Channel.ToString(), reason, cancellationToken);
        var isFirst = false;
        var channel = await channels.ChangeAsync(
            digest.Channel,
            c =>
            {
                isFirst = c.SwitchedOff is null;
                return isFirst ? c with { SwitchedOff = reason } : c;
            },
            cancellationToken);
        refusals.Add(channel.Server);
        if (isFirst)
        {
            metrics.StepFailures.Add(1, new KeyValuePair<string, object?>("step", "Post"));
            Log.SwitchedOff(logger, digest.Channel, reason);
        }
    }

    /// <summary>Queues count in seconds and cut off what is less: a copy that comes too early would be sent anew until it is time.</summary>
    private static TimeSpan WholeSeconds(TimeSpan pause) => TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(pause.TotalSeconds)));

    private static OutboxDigest Settle(OutboxDigest digest, string how)
    {
        var settled = digest.Settled + 1;
        return digest with { Settled = settled, BegunAt = null, Closed = settled >= digest.Bodies.Count ? how : null };
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

        [LoggerMessage(144, LogLevel.Warning, "Post: channel {Channel} is switched off until it is resumed: {Reason}")]
        public static partial void SwitchedOff(ILogger logger, ChannelId channel, string reason);
    }
}
