using Microsoft.Extensions.Logging;
using NCrontab;
using NewsBot.Pipeline;

namespace NewsBot.Cli.Hosting;

/// <summary>Runs a step at once, for what was missed while nobody ran, and then by its schedule; never twice at a time.</summary>
internal sealed partial class StepTimer(
    string name, CrontabSchedule schedule, Func<CancellationToken, Task> step, TimeProvider clock, ILogger logger)
{
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var activity = StepTrace.Start(name);
                await step(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                // The next run makes up for this one.
                Log.Failed(logger, name, e.Message, e);
            }

            var now = clock.GetUtcNow();
            var next = new DateTimeOffset(schedule.GetNextOccurrence(now.UtcDateTime), TimeSpan.Zero);
            await Pause.ForAsync(next - now, clock, stop);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(210, LogLevel.Error, "Timer {Timer} failed and runs again at its next time: {Reason}")]
        public static partial void Failed(ILogger logger, string timer, string reason, Exception exception);
    }
}
