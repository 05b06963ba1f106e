using NewsBot.Topics;

namespace NewsBot.Tests.Topics;

public sealed class SparklineTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("0 0 0", "▁▁▁")]
    [InlineData("0 7 14", "▁▅█")]
    [InlineData("1 1000", "▂█")]
    [InlineData("5", "█")]
    public void Of_ShowsTheLargestAsTheHighest_AndNoneButZeroAsTheLowest(string counts, string expected) =>
        Assert.Equal(expected, Sparkline.Of([.. counts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]));
}
