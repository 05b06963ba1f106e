using NewsBot.Digests;
using NewsBot.Topics;
using static NewsBot.Tests.Digests.TestNews;

namespace NewsBot.Tests.Digests;

public sealed class RecentDaysTests
{
    [Fact]
    public void Count_GivesEachOfSevenDays_TheLastOneLast() =>
        Assert.Equal([1, 0, 0, 0, 0, 1, 2], RecentDays.Count([At(0), At(23.9), At(24), At(167.9)], Now));

    [Fact]
    public void Count_LeavesOut_WhatIsOlderOrYetToCome() =>
        Assert.Equal([0, 0, 0, 0, 0, 0, 0], RecentDays.Count([At(168), At(5_000), At(-0.1)], Now));

    private static Tag At(double hoursAgo) => new()
    {
        Topic = new TopicId("a"),
        Article = Id(1),
        FirstSeen = Now.AddHours(-hoursAgo),
        Published = Now,
        Score = 1,
        Title = "",
        Summary = "",
        SourceId = "",
        SourceTitle = "",
        Language = "en",
    };
}
