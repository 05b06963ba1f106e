using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsBot.Chat.Discord;

namespace NewsBot.Chat;

public static class ChatServices
{
    public static IServiceCollection AddChat(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<DiscordOptions>, DiscordOptions.Validation>();
        services.AddOptions<DiscordOptions>().BindConfiguration(DiscordOptions.Section).ValidateOnStart();
        services.AddSingleton<WebhookStore>();
        services.AddSingleton<IWebhookAddresses>(s => s.GetRequiredService<WebhookStore>());

        // Not from a factory, whose logging names addresses: a webhook's is a secret.
        services.AddSingleton(s => new DiscordWire(
            new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false, UseCookies = false }),
            s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IChat>(s => new ConsoleChat(Console.Out));
        services.AddSingleton<IChat>(s => new DiscordBotChat(s.GetRequiredService<DiscordWire>(), s.GetRequiredService<IOptions<DiscordOptions>>().Value));
        services.AddSingleton<IChat>(s => new DiscordWebhookChat(s.GetRequiredService<DiscordWire>(), s.GetRequiredService<IWebhookAddresses>()));
        return services;
    }
}
