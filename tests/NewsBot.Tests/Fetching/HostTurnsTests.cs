using NewsBot.Fetching;

namespace NewsBot.Tests.Fetching;

public sealed class HostTurnsTests
{
    private readonly HostTurns turns = new(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TakeAsync_Waits_WhenTheHostHasAsManyAsItMay()
    {
        var first = await turns.TakeAsync("a.example", Cancel);
        await turns.TakeAsync("A.example", Cancel);

        var third = turns.TakeAsync("a.example", Cancel);
        var waited = !third.IsCompleted;
        first.Dispose();

        Assert.True(waited);
        await third;
    }

    [Fact]
    public async Task TakeAsync_DoesNotWait_ForAnotherHost()
    {
        await turns.TakeAsync("a.example", Cancel);
        await turns.TakeAsync("a.example", Cancel);

        Assert.True(turns.TakeAsync("b.example", Cancel).IsCompleted);
    }

    [Fact]
    public async Task TakeAsync_LeavesTheTurnToOthers_WhenItIsCancelled()
    {
        using var first = await turns.TakeAsync("a.example", Cancel);
        var second = await turns.TakeAsync("a.example", Cancel);
        using var impatient = new CancellationTokenSource();
        var third = turns.TakeAsync("a.example", impatient.Token);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        second.Dispose();

        Assert.True(turns.TakeAsync("a.example", Cancel).IsCompleted);
    }
}
