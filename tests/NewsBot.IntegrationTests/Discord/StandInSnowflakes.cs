namespace NewsBot.IntegrationTests.Discord;

/// <summary>Numbers that grow with the clock, never twice the same: milliseconds since 2015 in the upper 42 bits.</summary>
internal sealed class StandInSnowflakes(TimeProvider clock)
{
    private readonly Lock turn = new();
    private ulong last;

    public ulong Next()
    {
        lock (turn)
        {
            var now = (ulong)(clock.GetUtcNow().ToUnixTimeMilliseconds() - 1_420_070_400_000) << 22;
            return last = Math.Max(last + 1, now);
        }
    }
}
