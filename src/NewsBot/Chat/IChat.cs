using NewsBot.Digests;
using NewsBot.Subscriptions;

namespace NewsBot.Chat;

/// <summary>The port to one kind of chat. Expected failures are values; an exception means a defect or cancellation.</summary>
public interface IChat
{
    ChannelKind Kind { get; }

    /// <summary>
    /// The digest as one or more message bodies within the chat's limits, in order; the same digest gives the same bodies.
    /// Bodies are opaque to callers, who freeze them in storage before the first is posted.
    /// </summary>
    IReadOnlyList<string> Render(Digest digest);

    /// <summary>The notice as one body, likewise.</summary>
    string Render(Notice notice);

    /// <summary>Posts one frozen body. Doing it again with the same nonce within the chat's memory posts nothing new.</summary>
    Task<PostResult> PostAsync(ChannelId channel, FrozenPart part, CancellationToken cancellationToken);

    /// <summary>Looks whether the part already stands in the channel, for a recovery that comes too late for the nonce.</summary>
    Task<PostedCheck> FindAsync(ChannelId channel, FrozenPart part, CancellationToken cancellationToken);
}
