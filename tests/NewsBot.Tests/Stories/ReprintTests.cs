using NewsBot.Stories;
using static NewsBot.Tests.Stories.GivenArticle;

namespace NewsBot.Tests.Stories;

public sealed class ReprintTests
{
    private const string English =
        "The harbour town of Fernhill will let a model plan its bus lines from spring on. The council voted on Monday, after a trial in which waiting "
        + "times fell by a fifth. Drivers keep the last word, and each change is shown a week before.";

    private const string Chinese = "港口城市芬希尔将从明年春天起让模型规划公交线路。市议会周一投票通过，此前的试点中等待时间缩短了五分之一。司机保留最后决定权，每次调整提前一周公布，市民可以提出意见。";

    [Theory]
    [InlineData(English)]
    [InlineData(Chinese)]
    public void Of_IsTrue_BehindALineOfAdvertising(string text) =>
        Assert.True(Reprint.Of(Of("a", "One title", text), Of("b", "Another headline", "Subscribe now and save half of the price! 点击订阅，立减一半。 " + text)));

    [Theory]
    [InlineData(English)]
    [InlineData(Chinese)]
    public void Of_IsTrue_WhereTheTextWasCut(string text) =>
        Assert.True(Reprint.Of(Of("a", "One title", text), Of("b", "Another headline", text[..(text.Length * 2 / 3)] + "…")));

    [Fact]
    public void Of_IsTrue_InTraditionalCharacters() =>
        Assert.True(Reprint.Of(
            Of("a", "一個標題", "港口城市芬希爾將從明年春天起讓模型規劃公交線路。市議會週一投票通過，此前的試點中等待時間縮短了五分之一。"),
            Of("b", "另一标题", "港口城市芬希尔将从明年春天起让模型规划公交线路。市议会周一投票通过，此前的试点中等待时间缩短了五分之一。")));

    [Theory]
    [InlineData("Buses planned by a model in Fernhill - Harbour Post", "Buses planned by a model in Fernhill", "Harbour Post")]
    [InlineData("芬希尔让模型规划公交线路_海港报", "芬希尔让模型规划公交线路", "海港报")]
    public void Of_IsTrue_WithTheSourceInTheTitle(string title, string bare, string source) =>
        Assert.True(Reprint.Of(Of("a", title, source: source), Of("b", bare)));

    [Fact]
    public void Of_IsFalse_ForAnotherTextOfTheSameEvent() =>
        Assert.False(Reprint.Of(
            Of("a", "Fernhill's buses", English),
            Of("b", "Fernhill's buses get a planner", "Waiting times are down a fifth in Fernhill, where software has planned bus lines on trial. From spring on it will do so for good, the council decided.")));

    [Fact]
    public void Of_IsFalse_ForTheFixedBeginningOfOneSource() =>
        Assert.False(Reprint.Of(
            Of("a", "Buses", "This is the daily letter of the Harbour Post, with all that the town needs to know before breakfast, by our editors. " + "Buses get a planner.", source: "s"),
            Of("b", "Ferries", "This is the daily letter of the Harbour Post, with all that the town needs to know before breakfast, by our editors. " + "A ferry is late.", source: "s")));

    [Fact]
    public void Of_IsFalse_ForShortTitlesAlone() => Assert.False(Reprint.Of(Of("a", "Ads"), Of("b", "Ads")));
}
