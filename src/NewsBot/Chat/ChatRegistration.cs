using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NewsBot.Chat.Discord;

namespace NewsBot.Chat;

public static class ChatRegistration
{
    /// <summary>
    /// The three chats, each an <see cref="IChat"/> to be chosen by its kind. Needs an <see cref="IWebhookAddresses"/>.
    /// </summary>
    /// <param name="services">Gets the chats, their options and their HTTP client.</param>
    /// <param name="configuration">The root; section <c>Discord</c> is read.</param>
    /// <param name="console">Where the console chat prints; standard output by default.</param>
    public static IServiceCollection AddChat(this IServiceCollection services, IConfiguration configuration, TextWriter? console = null)
    {
        services.AddOptions<DiscordOptions>().Bind(configuration.GetSection(DiscordOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DiscordOptions>, DiscordOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DiscordRateLimits>();
        services.AddSingleton<InvalidRequestBudget>();
        services.AddSingleton<DiscordWire>();
        services.AddSingleton<DiscordBotToken>();
        services.AddSingleton<IChat>(_ => new ConsoleChat(console ?? Console.Out));
        services.AddSingleton<IChat, DiscordBotChat>();
        services.AddSingleton<IChat, DiscordWebhookChat>();
        services.AddHttpClient(DiscordWire.ClientName, client =>
            {
                // The wire has its own, by a clock that tests can move.
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.DefaultRequestHeaders.UserAgent.ParseAdd(DiscordWire.UserAgent);
            })
            // They print addresses, and a webhook's address is its key.
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // Redirects would carry the token elsewhere; traces would carry addresses.
                AllowAutoRedirect = false,
                ActivityHeadersPropagator = null,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(10),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            });
        return services;
    }
}
