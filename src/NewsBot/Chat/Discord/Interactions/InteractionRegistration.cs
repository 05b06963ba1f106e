using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Chat.Discord.Interactions.Application;
using NewsBot.Chat.Discord.Interactions.Commands;
using NewsBot.Chat.Discord.Interactions.Components;

namespace NewsBot.Chat.Discord.Interactions;

public static class InteractionRegistration
{
    /// <summary>The interactions endpoint and its commands. Needs the stores, digests and an <see cref="IInteractionQueues"/>.</summary>
    public static IServiceCollection AddInteractions(this IServiceCollection services)
    {
        services.AddSingleton<TopicOption>();
        services.AddSingleton<SourceOption>();
        services.AddSingleton<ICommand, SubscribeCommand>();
        services.AddSingleton<ICommand, UnsubscribeCommand>();
        services.AddSingleton<ICommand, SubscriptionsCommand>();
        services.AddSingleton<ICommand, TopicsCommand>();
        services.AddSingleton<ICommand, TopicShowCommand>();
        services.AddSingleton<ICommand, DigestPreviewCommand>();
        services.AddSingleton<ICommand, DigestNowCommand>();
        services.AddSingleton<ICommand, PauseCommand>();
        services.AddSingleton<ICommand, ResumeCommand>();
        services.AddSingleton<ICommand, SearchCommand>();
        services.AddSingleton<ICommand, TopicAddCommand>();
        services.AddSingleton<ICommand, TopicRemoveCommand>();
        services.AddSingleton<ICommand, SourceListCommand>();
        services.AddSingleton<ICommand, SourceAddCommand>();
        services.AddSingleton<ICommand, SourceRemoveCommand>();
        services.AddSingleton<ICommand, SettingsCommand>();
        services.AddSingleton<ICommand, ForgetCommand>();
        services.AddSingleton<ICommand, HelpCommand>();
        services.AddSingleton<IComponent, ForgetComponent>();
        services.AddSingleton<IComponent, WhyComponent>();
        services.AddSingleton<CommandDesk>();
        services.AddSingleton(s => new InteractionEndpoint(
            s.GetRequiredService<IOptionsMonitor<DiscordOptions>>(),
            s.GetRequiredService<CommandDesk>(),
            s.GetRequiredService<IInteractionQueues>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<InteractionEndpoint>>()));
        services.AddSingleton(s => new DeferredAnswers(
            s.GetRequiredService<CommandDesk>(),
            s.GetRequiredService<DiscordWire>(),
            s.GetRequiredService<IOptionsMonitor<DiscordOptions>>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<DeferredAnswers>>()));
        services.AddSingleton(s => new DiscordApplication(
            s.GetRequiredService<IOptionsMonitor<DiscordOptions>>(), s.GetRequiredService<DiscordWire>()));
        return services;
    }
}
