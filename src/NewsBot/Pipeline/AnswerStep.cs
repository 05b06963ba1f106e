using NewsBot.Chat.Discord.Interactions;

namespace NewsBot.Pipeline;

/// <summary>Queue <c>interactions-to-answer</c>: finishes a deferred command, also one that an earlier process deferred.</summary>
public sealed class AnswerStep(DeferredAnswers answers, QueueOf<InteractionToAnswer> queue)
{
    public async Task RunAsync(InteractionToAnswer message, CancellationToken cancellationToken)
    {
        if (await answers.FinishAsync(message.Interaction, cancellationToken) is { } wait)
        {
            await queue.SendAsync(message, wait, cancellationToken);
        }
    }
}
