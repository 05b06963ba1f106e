namespace NewsBot.Cli.Demo;

/// <summary>The system's clock, moved ahead by what was skipped: the demo does not wait for the next poll.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private TimeSpan shift;

    public void Skip(TimeSpan time) => shift += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
}
