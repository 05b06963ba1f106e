using System.Collections.Concurrent;
using System.Globalization;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>A channel and what the bot may do in it. Tests change it at will.</summary>
public sealed class StandInChannel(ulong id)
{
    private readonly ConcurrentQueue<StandInMessage> messages = [];

    public string Id { get; } = id.ToString(CultureInfo.InvariantCulture);

    public bool CanView { get; set; } = true;
    public bool CanSend { get; set; } = true;
    public bool CanReadHistory { get; set; } = true;

    /// <summary>A webhook must name a thread here.</summary>
    public bool IsForum { get; set; }

    /// <summary>Every message that stands, oldest first.</summary>
    public IReadOnlyList<StandInMessage> Messages => [.. messages];

    internal void Add(StandInMessage message) => messages.Enqueue(message);
}
