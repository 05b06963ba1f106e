namespace NewsBot.Cli.Hosting;

/// <summary>How a queue's messages are worked off: the terms and, but for the pause, the values of <c>host.json</c>.</summary>
internal sealed record QueueSettings
{
    /// <summary>
    /// Messages fetched at once; the service gives at most 32. A message is a whole host's sources, or up to 200 articles, so that half of
    /// that keeps an instance busy, and another instance that comes to help finds some left.
    /// </summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Messages in hand below which a further batch is fetched: half a batch, so that a slow site holds up no others.</summary>
    public int NewBatchThreshold { get; init; } = 8;

    /// <summary>Tries before a message goes to the poison queue: two and a half minutes of them, which outlast a storage that restarts.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>The pause between the tries of a failing message (<c>visibilityTimeout</c>).</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a message in hand stays unseen by others; renewed while it is being worked on.</summary>
    public TimeSpan Lock { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest pause between two looks at an empty queue.</summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long work in hand may go on after a stop was asked for.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);
}
