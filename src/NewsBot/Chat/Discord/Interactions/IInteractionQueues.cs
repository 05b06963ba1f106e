using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions;

/// <summary>What commands set going and others finish.</summary>
public interface IInteractionQueues
{
    /// <summary>The interaction is answered later, by <see cref="DeferredAnswers"/>.</summary>
    Task DeferAsync(Interaction interaction, CancellationToken cancellationToken);

    /// <summary>A frozen digest is posted.</summary>
    Task PostAsync(ChannelId channel, DateTimeOffset due, CancellationToken cancellationToken);
}
