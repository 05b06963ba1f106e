using NewsBot.Chat;
using NewsBot.Subscriptions;

namespace NewsBot.Pipeline;

/// <summary>The chats that are there, by kind.</summary>
public sealed class ChatPorts(IEnumerable<IChat> chats)
{
    private readonly Dictionary<ChannelKind, IChat> byKind = chats.ToDictionary(c => c.Kind);

    public IChat For(ChannelId channel) => byKind[channel.Kind];
}
