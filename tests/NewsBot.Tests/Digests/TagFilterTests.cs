using NewsBot.Digests;
using NewsBot.Subscriptions;
using NewsBot.Topics;
using static NewsBot.Tests.Digests.TestNews;

namespace NewsBot.Tests.Digests;

public sealed class TagFilterTests
{
    private static readonly Tag English = new()
    {
        Topic = new TopicId("a"),
        Article = Id(1),
        FirstSeen = Now,
        Published = Now,
        Score = 0.7,
        Title = "Humanoid robots learn to fold shirts",
        Summary = "A laboratory shows how.",
        Link = "https://news.example.org/1",
        SourceId = "0123456789ab",
        SourceTitle = "Example News",
        Language = "en",
    };

    private static readonly Tag Simplified = English with { Title = "人形机器人学会叠衣服", Summary = "实验室展示了方法。", Language = "zh" };
    private static readonly Tag Traditional = English with { Title = "人形機器人學會摺衣服", Summary = "實驗室展示了方法。", Language = "zh" };

    [Theory]
    [InlineData("en", true, false, false)]
    [InlineData("zh", false, true, true)]
    [InlineData("zh-Hans", false, true, false)]
    [InlineData("zh-Hant", false, false, true)]
    [InlineData("de", false, false, false)]
    public void Languages_TellScriptsApart(string language, bool english, bool simplified, bool traditional)
    {
        var filter = new ArticleFilter { Languages = [language] };

        Assert.Equal([english, simplified, traditional], new[] { English, Simplified, Traditional }.Select(t => Wants(filter, t)));
    }

    [Fact]
    public void Languages_AreAlternatives() => Assert.True(Wants(new ArticleFilter { Languages = ["de", "en"] }, English));

    [Theory]
    [InlineData(0.7, true)]
    [InlineData(0.71, false)]
    public void MinScore_IsReachedByItself(double score, bool expected) =>
        Assert.Equal(expected, Wants(new ArticleFilter { MinScore = score }, English));

    [Theory]
    [InlineData("0123456789ab", true)]
    [InlineData("ba9876543210", false)]
    [InlineData("news.example.org", true)]
    [InlineData("example.org", true)]
    [InlineData("EXAMPLE.org", true)]
    [InlineData("ample.org", false)]
    [InlineData("example.com", false)]
    public void Sources_GoByIdAndHost(string source, bool expected)
    {
        Assert.Equal(expected, Wants(new ArticleFilter { Sources = [source] }, English));
        Assert.Equal(!expected, Wants(new ArticleFilter { NotSources = [source] }, English));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no address")]
    public void Sources_GoByIdAlone_WhenAnArticleHasNoAddress(string? link) =>
        Assert.True(Wants(new ArticleFilter { Sources = ["0123456789ab"], NotSources = ["example.org"] }, English with { Link = link }));

    [Theory]
    [InlineData("robot", true)]
    [InlineData("\"humanoid robots\"", true)]
    [InlineData("title:laboratory", false)]
    [InlineData("laborator*", true)]
    [InlineData("shirt -laboratory", false)]
    [InlineData("drone OR robot", true)]
    public void Words_GoByTitleAndSummary(string query, bool expected)
    {
        Assert.Equal(expected, Wants(new ArticleFilter { Words = [query] }, English));
        Assert.Equal(!expected, Wants(new ArticleFilter { NotWords = [query] }, English));
    }

    [Fact]
    public void Words_AreAlternatives() => Assert.True(Wants(new ArticleFilter { Words = ["drone", "机器人"] }, Traditional));

    [Fact]
    public void NotWords_AreEachEnough() => Assert.False(Wants(new ArticleFilter { NotWords = ["drone", "shirt"] }, English));

    [Fact]
    public void Of_IsNull_WhenAllIsWanted() =>
        Assert.Null(TagFilter.Of(Subscription.Start(English.Topic, new Schedule(Rhythm.Daily, Schedule.UsualTime, "Etc/UTC"), Now) with { Filter = new ArticleFilter() }));

    private static bool Wants(ArticleFilter filter, Tag tag) => new TagFilter(filter).Wants(tag);
}
