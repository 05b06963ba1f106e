using NewsBot.Chat.Discord.Interactions;
using NewsBot.Subscriptions;

namespace NewsBot.Pipeline;

/// <summary>What commands set going, as messages to the steps that finish it.</summary>
public sealed class InteractionQueues(QueueOf<InteractionToAnswer> toAnswer, QueueOf<DigestToPost> toPost) : IInteractionQueues
{
    public Task DeferAsync(Interaction interaction, CancellationToken cancellationToken) =>
        toAnswer.SendAsync(new InteractionToAnswer(1, interaction), null, cancellationToken);

    public Task PostAsync(ChannelId channel, DateTimeOffset due, CancellationToken cancellationToken) =>
        toPost.SendAsync(new DigestToPost(1, channel, due), null, cancellationToken);
}
