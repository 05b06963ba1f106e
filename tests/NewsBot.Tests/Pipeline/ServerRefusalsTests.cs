using Microsoft.Extensions.Time.Testing;
using NewsBot.Pipeline;
using NewsBot.Servers;

namespace NewsBot.Tests.Pipeline;

public sealed class ServerRefusalsTests
{
    private static readonly ServerId One = new("111111111111111111");
    private static readonly ServerId Other = new("222222222222222222");

    private readonly FakeTimeProvider clock = new();
    private readonly ServerRefusals refusals;

    public ServerRefusalsTests() => refusals = new ServerRefusals(clock);

    [Fact]
    public void WaitOf_IsTheTimeUntilTheShareIsFreeAgain_ForThatServerAlone()
    {
        for (var i = 0; i < ServerRefusals.Share; i++)
        {
            Assert.Equal(TimeSpan.Zero, refusals.WaitOf(One));
            refusals.Add(One);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(ServerRefusals.Window - TimeSpan.FromSeconds(ServerRefusals.Share), refusals.WaitOf(One));
        Assert.Equal(TimeSpan.Zero, refusals.WaitOf(Other));
        Assert.Equal(TimeSpan.Zero, refusals.WaitOf(null));
    }

    [Fact]
    public void Any_IsForgottenAfterTheWindow()
    {
        Assert.False(refusals.Any);
        refusals.Add(One);
        Assert.True(refusals.Any);

        clock.Advance(ServerRefusals.Window);

        Assert.False(refusals.Any);
    }

    [Fact]
    public void Add_CountsNoChannelOfNobody()
    {
        refusals.Add(null);

        Assert.False(refusals.Any);
    }
}
