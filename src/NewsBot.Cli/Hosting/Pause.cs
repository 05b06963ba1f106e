namespace NewsBot.Cli.Hosting;

internal static class Pause
{
    /// <summary>Ends after the time, or at once without an exception when a stop is asked for.</summary>
    public static async Task ForAsync(TimeSpan time, TimeProvider clock, CancellationToken stop)
    {
        try
        {
            await Task.Delay(time, clock, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The caller's loop looks at the token.
            return;
        }
    }
}
