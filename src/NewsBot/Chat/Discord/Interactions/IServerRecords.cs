using NewsBot.Servers;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions;

/// <summary>All that is stored of a server, in whichever place.</summary>
public interface IServerRecords
{
    Task<ServerHoldings> CountAsync(ServerId server, CancellationToken cancellationToken);

    /// <summary>Removes it; done again, it goes on where it was stopped.</summary>
    /// <param name="server">Whose.</param>
    /// <param name="here">The channel in which it is asked for, whose server may not have been known when it was subscribed.</param>
    /// <param name="cancellationToken">Stops it; what is removed stays removed.</param>
    Task RemoveAllAsync(ServerId server, ChannelId here, CancellationToken cancellationToken);
}
