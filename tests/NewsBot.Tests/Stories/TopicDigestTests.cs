using NewsBot.Stories;
using static NewsBot.Tests.Stories.GivenArticle;

namespace NewsBot.Tests.Stories;

/// <summary>A digest of one topic: all its articles have the topic's name, and that says nothing of their events.</summary>
public sealed class TopicDigestTests
{
    private static readonly StoryArticle[] AboutOneModel =
    [
        Of("t01", "Chess club asks whether GPT-5 would resign", "The club meets above the pharmacy. Nobody there has seen GPT-5.", day: 0.1),
        Of("t02", "A cartoonist draws GPT-5 as a lighthouse", "The drawing hangs in a ferry terminal and will be auctioned.", day: 0.15),
        Of("t03", "The price of patience: what a hidden GPT-5 would cost", "An estimate of electricity and rent for a model that serves no customers.", day: 0.2),
        Of("t04", "Union demands a say before GPT-5 reaches call centres", "Delegates voted for a walkout in spring if talks fail.", day: 0.25),
        Of("t05", "Translators test their nerves, not GPT-5", "A workshop in Trieste ended with a choir.", day: 0.3),
        Of("t06", "What I would teach my students about GPT-5", "A lecturer's notes: begin with the abacus.", day: 0.35),
        Of("t07", "How a small model hints at GPT-5", "Three statisticians look for habits that pupils take from their teacher.", day: 0.4),
        Of("t08", "班主任谈GPT-5：先学会提问", "城南一所中学请家长来听课，主题是怎样和模型说话。", day: 0.45),
        Of("t09", "GPT-5会不会写春联？文化馆办了一场比赛", "二十位书法爱好者与一台打印机同场，评委是退休语文老师。", day: 0.5),
        Of("t10", "等GPT-5的人，和不等的人", "一位程序员与一位菜农的对话。", day: 0.55),
        Of("t11", "議員質詢 GPT-5 電費，部長答不上來", "立委追問資料中心用電，官員承諾兩週內補件。", day: 0.6),
        Of("t12", "GPT-5 rumours lift shares of a turbine maker", "The stock rose by 14% although the firm denied any order.", day: 0.65),
    ];

    [Fact]
    public void Group_KeepsApart_WhatHasOnlyTheTopicInCommon() => Assert.Equal(AboutOneModel.Length, Group(AboutOneModel).Count);

    [Fact]
    public void Group_JoinsOneEvent_AmongManyOfItsTopic()
    {
        var one = Of("e1", "Founder of Larkfield: GPT-5 was trained in March", "Ada Morrow told the podcast Slow Radio that GPT-5 is finished and stays inside.", day: 0.2);
        var other = Of("e2", "GPT-5 finished in March, Larkfield's Ada Morrow says", "On Slow Radio she said that it is used to train smaller models.", day: 0.3);

        Assert.Contains(Group([.. AboutOneModel, one, other]), s => s.Articles.Count == 2 && s.Articles.Contains(one) && s.Articles.Contains(other));
    }

    [Fact]
    public void Group_JoinsOneEvent_ThatHalfOfTheBatchTells()
    {
        StoryArticle[] tellings =
        [
            Of("e1", "Stripe rival Fernpay buys Larkfield for $3 billion", "Fernpay will pay $3 billion in shares for Larkfield.", day: 0.1),
            Of("e2", "Fernpay to acquire Larkfield in $3B deal", "The deal for Larkfield is Fernpay's largest.", day: 0.2),
            Of("e3", "Larkfield sold to Fernpay for $3bn", "Fernpay said it would keep the name of Larkfield.", day: 0.3),
            Of("e4", "Why Fernpay pays $3 billion for Larkfield", "Fernpay wants the customers of Larkfield.", day: 0.4),
            Of("e5", "$3 billion: Fernpay acquires Larkfield", "Larkfield goes to Fernpay, both firms said.", day: 0.5),
        ];
        StoryArticle[] rest =
        [
            Of("r1", "Robots learn to fold laundry", day: 0.1), Of("r2", "Court hears a case about maps", day: 0.2),
            Of("r3", "Telescopes see a faint ring", day: 0.3), Of("r4", "Notes on slow databases", day: 0.4), Of("r5", "Prices of memory fall", day: 0.5),
        ];

        Assert.Contains(Group([.. tellings, .. rest]), s => s.Articles.Count == tellings.Length);
    }

    [Theory]
    [InlineData("A baker names a loaf after GPT-5", "Union wants rules for GPT-5 at work")]
    [InlineData("Kimi K3 in a museum of failures", "A fishing village tries Kimi K3")]
    [InlineData("What GPT-5 means for lighthouses", "GPT-5没来，面包师们先吵了一架")]
    [InlineData("Waiting for Opus 7", "没有人见过Opus 7，但人人都在谈")]
    public void Group_KeepsApart_WhatHasOnlyANameAndItsVersionInCommon(string one, string other) =>
        Assert.True(AreApart(Of("a", one), Of("b", other, day: 0.2)));

    [Theory]
    [InlineData("Open licence index, part 1 of the year", "Open licence index, part 2 of the year")]
    [InlineData("Model release no. 41: what changed", "Model release no. 42: what changed")]
    [InlineData("开源进展第7期：模型与许可证", "开源进展第8期：模型与许可证")]
    public void Group_KeepsApart_TitlesOfOneSourceThatDifferInTheirNumber(string one, string other) =>
        Assert.True(AreApart(Of("a", one, source: "Ledger"), Of("b", other, day: 0.2, source: "Ledger")));

    [Fact]
    public void Group_KeepsStoriesApart_ThatANumberedWeeklyTells()
    {
        var stories = Group(
            Of("a", "Larkfield发布Orchid-4：权重全部公开", "许可证只有一页。"),
            Of("b", "Heron数据库更换许可证", "社区当天分叉。", day: 0.1),
            Of("w", "开源周报第88期：Orchid-4与Heron数据库", "本周看点：Larkfield发布Orchid-4，权重全部公开；Heron数据库更换许可证，社区分叉。", day: 0.2));

        Assert.Equal(3, stories.Count);
    }
}
