using Microsoft.Extensions.DependencyInjection;
using NewsBot.Chat;
using NewsBot.Chat.Discord;

namespace NewsBot.DiscordNet;

public static class DiscordNetRegistration
{
    /// <summary>Puts Discord.Net's transport in the place of the wire's for Discord channels. Needs the chats to be there.</summary>
    public static IServiceCollection AddDiscordNetChat(this IServiceCollection services)
    {
        services.Remove(services.Single(s => s.ServiceType == typeof(IChat) && s.ImplementationType == typeof(DiscordBotChat)));
        return services.AddSingleton<DiscordNetClient>().AddSingleton<IChat, DiscordNetChat>();
    }
}
