using Microsoft.Extensions.Time.Testing;
using NewsBot.Chat.Discord;

namespace NewsBot.Tests.Chat.Discord;

public sealed class InvalidRequestBudgetTests
{
    [Fact]
    public void Wait_IsUntilTheOldestIsForgotten_WhenTheBudgetIsSpent()
    {
        var clock = new FakeTimeProvider();
        var budget = new InvalidRequestBudget(clock);
        var told = 0;
        for (var i = 0; i < InvalidRequestBudget.Allowed; i++)
        {
            Assert.Equal(TimeSpan.Zero, budget.Wait());
            told += budget.Spend() ? 1 : 0;
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(1, told);
        Assert.Equal(InvalidRequestBudget.Window - InvalidRequestBudget.Allowed * TimeSpan.FromMilliseconds(100), budget.Wait());
        clock.Advance(budget.Wait());
        Assert.Equal(TimeSpan.Zero, budget.Wait());
    }
}
