using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.DiscordNet;
using NewsBot.Storage;

namespace NewsBot.Functions;

/// <summary>The bot in the Functions worker.</summary>
internal static class BotApplication
{
    public static FunctionsApplicationBuilder AddBot(this FunctionsApplicationBuilder builder)
    {
        builder.Services.AddSingleton(UnresolvedSecrets.TakeFrom(builder.Configuration));
        builder.Services.AddNewsBot(builder.Configuration).AddDiscordNetChat();
        builder.Services.AddSingleton(HostQueueSettings.Load(AppContext.BaseDirectory, builder.Configuration));
        builder.Services.AddSingleton<TriggeredMessages>();
        return builder;
    }

    /// <summary>Stops the app before its first trigger if a setting can't be used. Asks nobody: neither storage nor Discord.</summary>
    public static IHost CheckConfiguration(this IHost app)
    {
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.Services.GetRequiredService<StorageAccount>();
        app.Services.GetRequiredService<UnresolvedSecrets>().Tell(app.Services.GetRequiredService<ILogger<UnresolvedSecrets>>());
        return app;
    }
}
