namespace NewsBot.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void A() => Assert.Equal(4, 2 + 2);
}
