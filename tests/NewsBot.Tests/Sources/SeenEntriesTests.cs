using NewsBot.Articles;
using NewsBot.Sources;

namespace NewsBot.Tests.Sources;

public sealed class SeenEntriesTests
{
    [Fact]
    public void Contains_IsTrue_AfterAWayThroughStorage()
    {
        var seen = SeenEntries.FromBytes(SeenEntries.None.With([Id(1), Id(2)]).ToBytes());

        Assert.True(seen.Contains(Id(1)));
        Assert.True(seen.Contains(Id(2)));
        Assert.False(seen.Contains(Id(3)));
    }

    [Fact]
    public void With_KeepsFormerEntries_WhenTheFeedDropsThem()
    {
        var seen = SeenEntries.None.With([.. Enumerable.Range(0, 50).Select(Id)]).With([Id(100)]);

        Assert.True(seen.Contains(Id(100)));
        Assert.All(Enumerable.Range(0, 50), i => Assert.True(seen.Contains(Id(i))));
    }

    [Fact]
    public void With_StaysBounded_WhenTheFeedIsEndless()
    {
        var seen = SeenEntries.None.With([.. Enumerable.Range(0, 20_000).Select(Id)]);

        Assert.InRange(seen.ToBytes().Length, 1, 192_000);
    }

    [Fact]
    public void With_GivesTheSame_WhenNothingChanged()
    {
        var seen = SeenEntries.None.With([Id(1), Id(2)]);

        Assert.Same(seen, seen.With([Id(1), Id(2)]));
    }

    private static ArticleId Id(int number) => ArticleId.OfEntry("source", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
