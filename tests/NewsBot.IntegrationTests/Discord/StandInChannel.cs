using System.Collections.Concurrent;
using System.Globalization;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>A channel and what the bot may do in it. Tests change it at will.</summary>
public sealed class StandInChannel(ulong id)
{
    private readonly ConcurrentQueue<StandInMessage> messages = [];
    private int posts;

    public string Id { get; } = id.ToString(CultureInfo.InvariantCulture);

    /// <summary>No longer known to Discord.</summary>
    public bool IsDeleted { get; set; }

    public bool CanView { get; set; } = true;
    public bool CanSend { get; set; } = true;
    public bool CanReadHistory { get; set; } = true;

    /// <summary>A webhook must name a thread here.</summary>
    public bool IsForum { get; set; }

    /// <summary>What goes wrong with a post into it, by the post's number from 1; null: nothing.</summary>
    public Func<int, Fault?>? Faults { get; set; }

    /// <summary>Every message that stands, oldest first.</summary>
    public IReadOnlyList<StandInMessage> Messages => [.. messages];

    internal Fault? NextFault() => Faults?.Invoke(Interlocked.Increment(ref posts));

    internal void Add(StandInMessage message) => messages.Enqueue(message);
}
