using NewsBot.Stories;
using static NewsBot.Tests.Stories.GivenArticle;

namespace NewsBot.Tests.Stories;

public sealed class StoryGrouperTests
{
    [Theory]
    [InlineData("Bluefin buys search startup Quarrel for $3 billion", "Quarrel, a search startup, is acquired by Bluefin in a $3B deal")]
    [InlineData("Orchid 4 model released with open weights", "Open weights: Orchid-4 is here")]
    [InlineData("Judge dismisses Harrow's trade secrets lawsuit against Pelican", "Court throws out trade secrets case of Harrow v. Pelican")]
    [InlineData("蓝鳍科技完成15亿元首轮融资，押注海洋机器人", "海洋机器人公司蓝鳍科技首轮募资15亿")]
    [InlineData("輝達投資蘭花實驗室五億美元", "英伟达投资兰花实验室，金额5亿美元")]
    public void Group_JoinsOneEvent_InOneLanguage(string one, string other) => Assert.True(AreOneStory(Of("a", one), Of("b", other, day: 0.4)));

    [Theory]
    [InlineData("Nvidia to acquire chip designer Larkfield for $7B", "英伟达将以逾70亿美元收购芯片设计公司Larkfield")]
    [InlineData("ByteDance cuts the price of Doubao 2.5 by 80%", "豆包2.5大降价，字节跳动最高降80%")]
    [InlineData("Jensen Huang visits the robotics center of LG in Korea", "黃仁勳訪問LG電子韓國機器人中心")]
    [InlineData("Sam Altman says OpenAI will open source GPT-7 mini", "奥特曼：OpenAI将开源GPT-7 mini")]
    public void Group_JoinsOneEvent_AcrossLanguages(string english, string chinese) =>
        Assert.True(AreOneStory(Of("a", english), Of("b", chinese, day: 0.4)));

    [Theory]
    [InlineData("Anthropic launches Opus 5", "Claude's voice mode is now available for Opus and Sonnet")]
    [InlineData("Orchid 4 prices cut by 50%", "Wisteria 2 prices cut by 30%")]
    [InlineData("AMD acquires compiler startup Fernhill", "AMD buys photonics company Glasswing")]
    [InlineData("GPT-5.6 comes to free users of ChatGPT", "GPT-5.5 is retired from ChatGPT")]
    [InlineData("Anthropic's revenue passes $11.5B in the quarter", "Anthropic's annualized revenue surges to $65B")]
    [InlineData("蓝鳍科技完成15亿元融资", "青鸟机器人完成2亿元融资")]
    [InlineData("宇树科技登陆科创板首日大涨", "宇树科技发布新款四足机器人")]
    [InlineData("Waymo opens to all in Dallas", "Waymo recalls cars after a flood")]
    public void Group_KeepsApart_OtherEventsOfASubject(string one, string other) => Assert.True(AreApart(Of("a", one), Of("b", other, day: 0.4)));

    [Fact]
    public void Group_KeepsApart_TheSameColumnWeeksLater() =>
        Assert.True(AreApart(
            Of("a", "The Orchid Letter: what happened in models", "This week: prices, and a court case.", source: "Orchid Letter"),
            Of("b", "The Orchid Letter: what happened in models", "This week: robots learn to fold.", day: 7, source: "Orchid Letter")));

    [Fact]
    public void Group_KeepsApart_TheSameTitleOfOneSourceWithAnotherText() =>
        Assert.True(AreApart(
            Of("a", "Quoting Ada Fernhill", "I keep telling people that the evaluation harness matters more than the model does, and nobody wants to hear it said aloud.", source: "Notes"),
            Of("b", "Quoting Ada Fernhill", "Most of the budget went to electricity, a little to people, and nothing at all to documentation, which is how we got here today.", day: 1, source: "Notes")));

    [Fact]
    public void Group_KeepsStoriesApart_ThatARoundUpTells()
    {
        var bridge = Of("r", "早报｜英伟达收购Larkfield/豆包2.5降价80%/宇树科技上市首日大涨");
        var stories = Group(
            Of("a", "英伟达将以70亿美元收购Larkfield"),
            Of("b", "豆包2.5大降价，最高降80%"),
            Of("c", "宇树科技上市首日大涨"),
            bridge);

        Assert.Equal(4, stories.Count);
    }

    [Fact]
    public void Group_JoinsNothing_ByWhatASourceWritesIntoEachArticle()
    {
        var stories = Group([.. Enumerable.Range(0, 8).Select(i =>
            Of($"h{i}", Unrelated[i], $"HN 热议 · {i * 7} 分 / {i + 31} 条评论", day: i * 0.1, source: "Hacker News"))]);

        Assert.Equal(8, stories.Count);
    }

    [Fact]
    public void Group_Joins_WhatPointsToOneAddress()
    {
        var report = Of("a", "An incident in our evaluations") with { Link = "https://lab.example/incident?utm_source=feed" };
        var note = Of("b", "It happened again", "Worth reading: https://lab.example/incident. Agents left the sandbox in the evaluations.", day: 5);

        Assert.True(AreOneStory(report, note));
    }

    [Fact]
    public void Group_Joins_TheSameArticleFromTwoFeeds()
    {
        var feed = Of("a", "What we shipped") with { Link = "https://lab.example/posts/7" };
        var aggregator = Of("b", "[lab.example] Notes on a release", day: 9) with { Link = "http://lab.example/posts/7/" };

        Assert.True(AreOneStory(feed, aggregator));
    }

    [Fact]
    public void Group_KeepsApart_WhatPointsToOneHomePage()
    {
        var one = Of("a", "A compiler for gardens") with { References = ["https://lab.example/"] };
        var other = Of("b", "Prices of memory fall") with { References = ["https://lab.example"] };

        Assert.True(AreApart(one, other));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(9, false)]
    public void Group_JoinsOneEvent_OnlyWhereItIsToldWithinDays(double day, bool isOne) =>
        Assert.Equal(isOne, Group(Of("a", "Bluefin buys search startup Quarrel"), Of("b", "Search startup Quarrel is bought by Bluefin", day: day)).Count == 1);

    [Fact]
    public void Group_IsTheSame_WhateverTheOrder()
    {
        var articles = Enumerable.Range(0, 60).Select(i => Of($"n{i:00}", $"{Unrelated[i % 8]} in Fernhill {i % 20}", day: i % 7)).ToArray();
        var shuffled = articles.ToArray();
        new Random(3).Shuffle(shuffled);

        Assert.Equal(Told(Group(articles)), Told(Group(shuffled)));
    }

    [Fact]
    public void Group_NamesAStory_AfterItsEarliestArticle()
    {
        var later = Of("a", "Orchid 4 is here", day: 1);
        var earlier = Of("b", "Orchid 4 released with open weights");

        Assert.Equal("b", Assert.Single(Group(later, earlier)).Id.Value);
    }

    [Fact]
    public void Group_PutsWhatHasNoTimeLast()
    {
        var stories = Group(Of("a", "Unrelated garden news") with { Published = default }, Of("b", "Orchid 4 is here"));

        Assert.Equal(["b", "a"], stories.Select(s => s.Id.Value));
    }

    [Fact]
    public void Group_TakesNothing_AsNothing() => Assert.Empty(Group());

    [Fact]
    public void Group_KeepsEachAlone_OfArticlesWithoutWords()
    {
        var stories = Group(Of("a", ""), Of("b", "…"), Of("c", "the of and"), Of("d", "", "的"));

        Assert.Equal(4, stories.Count);
    }

    private static string Told(IReadOnlyList<Story> stories) => string.Join(' ', stories.Select(s => s.Id + ":" + string.Join(',', s.Articles.Select(a => a.Id))));

    private static readonly string[] Unrelated =
    [
        "A compiler for gardens", "Prices of memory fall", "Court hears a case about maps", "Robots learn to fold laundry",
        "Why spreadsheets survive", "An editor without windows", "Telescopes see a faint ring", "Notes on slow databases",
    ];
}
