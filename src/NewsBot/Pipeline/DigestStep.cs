using Microsoft.Extensions.Logging;
using NewsBot.Digests;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Pipeline;

/// <summary>
/// Timer: composes the digest of each channel that is due, freezes it in the outbox and sends it to be posted. The channel is
/// moved to its next due instant last, so that a run that was stopped is made up for by the next one.
/// </summary>
public sealed partial class DigestStep(
    ChannelStore channels,
    TagStore tags,
    TopicCatalog topics,
    DigestComposer composer,
    Outbox outbox,
    ChatPorts chats,
    QueueOf<DigestToPost> queue,
    FailureStore failures,
    PipelineMetrics metrics,
    TimeProvider clock,
    ILogger<DigestStep> logger)
{
    private const int ConcurrentChannels = 4;

    /// <summary>Returns how many digests were sent to be posted.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await channels.FindDueAsync(now, cancellationToken);
        if (due.Count == 0)
        {
            return 0;
        }

        var sent = 0;
        var desk = new DigestDesk(tags, outbox, composer, await topics.GetAsync(cancellationToken), now);
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = ConcurrentChannels, CancellationToken = cancellationToken },
            async (channel, token) =>
            {
                try
                {
                    Interlocked.Add(ref sent, await RunAsync(channel, desk, now, token));
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // One channel never stops the others; it stays due and is tried again at the next run.
                    metrics.StepFailures.Add(1, new KeyValuePair<string, object?>("step", "Digest"));
                    Log.ChannelFailed(logger, channel, e);
                    await failures.AddAsync("Digest", channel.ToString(), e.Message, token);
                }
            });
        Log.Ran(logger, due.Count, sent);
        return sent;
    }

    private async Task<int> RunAsync(ChannelId id, DigestDesk desk, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await channels.FindAsync(id, cancellationToken) is not { NextDue: { } nextDue } channel
            || nextDue > now
            || channel.QuietUntil(now) is not null)
        {
            return 0;
        }

        var due = channel.Subscriptions.Where(s => s.IsDueAt(now)).ToList();
        var draft = await desk.DraftAsync(channel, due, since: null, cancellationToken);
        var toPost = draft.Ledger.Open.ToList();
        if (draft.Ledger.Waits)
        {
            // What is due meanwhile gathers: a channel that Discord refuses for hours must not get a heap of digests after.
            await SendAsync(id, toPost, cancellationToken);
            return toPost.Count;
        }

        // Where one is open still, a run was stopped that found something to tell.
        var digest = draft.Digest ?? (toPost.Count == 0 ? Digest.OfNothing(channel, due, now) : null);
        if (digest is not null)
        {
            if (await outbox.TryFreezeAsync(digest, chats.For(id).Render(digest), draft.Ledger, now, cancellationToken))
            {
                metrics.DigestsFrozen.Add(1);
            }
            else if (await outbox.FindAsync(id, digest.Due, cancellationToken) is null)
            {
                Log.Overtaken(logger, id);
                return 0;
            }

            // Where another run gave this due instant its digest and was stopped after, that is the one; what came since is owed to the next.
            toPost.Add(digest.Due);
        }

        await SendAsync(id, toPost, cancellationToken);
        if (channel.Subscriptions.Any(s => s.MovedOn(now) != s))
        {
            await channels.ChangeAsync(id, c => c.MovedOn(now), cancellationToken);
        }

        return toPost.Count;
    }

    /// <summary>Those still open are sent along: a run may have been stopped between the freeze and the sending.</summary>
    private async Task SendAsync(ChannelId channel, IEnumerable<DateTimeOffset> digests, CancellationToken cancellationToken)
    {
        foreach (var due in digests.Distinct())
        {
            await queue.SendAsync(new DigestToPost(1, channel, due), null, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(130, LogLevel.Information, "Digest: {Channels} channels due, {Digests} digests to post")]
        public static partial void Ran(ILogger logger, int channels, int digests);

        [LoggerMessage(131, LogLevel.Information, "Digest: channel {Channel} is being served by another run")]
        public static partial void Overtaken(ILogger logger, ChannelId channel);

        [LoggerMessage(132, LogLevel.Error, "Digest: channel {Channel} failed and is tried again")]
        public static partial void ChannelFailed(ILogger logger, ChannelId channel, Exception exception);
    }
}
