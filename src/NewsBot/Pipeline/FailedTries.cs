using Microsoft.Extensions.Logging;

namespace NewsBot.Pipeline;

/// <summary>What becomes of a message that its step could not do, the same in every host.</summary>
public sealed partial class FailedTries(FailureStore failures, ILogger<FailedTries> logger)
{
    /// <summary>Whether the message goes to the poison queue; if so its reason is kept, for the poison copy carries only the body.</summary>
    /// <param name="queue">Where it came from.</param>
    /// <param name="id">The message's in it.</param>
    /// <param name="attempt">This try's number, from 1.</param>
    /// <param name="maxAttempts">Tries that a message has.</param>
    /// <param name="reason">Why this try failed.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task<bool> IsPoisonAsync(
        string queue, string id, long attempt, int maxAttempts, Exception reason, CancellationToken cancellationToken)
    {
        // What can't be read now can't be read at the next try either.
        if (attempt < maxAttempts && reason is not InvalidDataException)
        {
            Log.TryFailed(logger, queue, attempt, reason.Message, reason);
            return false;
        }

        Log.Poisoned(logger, queue, attempt, reason.Message);
        await failures.AddAsync(queue, id, reason.Message, cancellationToken);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(200, LogLevel.Warning, "Queue {Queue}, try {Try}: {Reason}")]
        public static partial void TryFailed(ILogger logger, string queue, long @try, string reason, Exception exception);

        [LoggerMessage(201, LogLevel.Error, "Queue {Queue}: a message goes to the poison queue after try {Try}: {Reason}")]
        public static partial void Poisoned(ILogger logger, string queue, long @try, string reason);
    }
}
