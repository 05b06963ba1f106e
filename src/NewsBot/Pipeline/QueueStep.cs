using System.Diagnostics;

namespace NewsBot.Pipeline;

/// <summary>A queue and the step that its messages are for, the same in every host.</summary>
public sealed class QueueStep<TMessage>(QueueOf<TMessage> queue, Func<TMessage, CancellationToken, Task> step)
    where TMessage : class, IStepMessage
{
    public string Name => queue.Name;

    /// <summary>One try of a message.</summary>
    /// <param name="body">Its JSON.</param>
    /// <param name="cancellationToken">Stops the step.</param>
    /// <exception cref="InvalidDataException">It is none of ours, or of a version that this code does not know.</exception>
    public async Task RunAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var activity = StepTrace.Start(queue.Name, body.Span);
        try
        {
            await step(queue.Read(body.Span), cancellationToken);
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            throw;
        }
    }
}
