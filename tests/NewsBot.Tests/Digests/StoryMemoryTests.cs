using NewsBot.Articles;
using NewsBot.Digests;
using NewsBot.Stories;
using static NewsBot.Tests.Digests.TestNews;

namespace NewsBot.Tests.Digests;

public sealed class StoryMemoryTests
{
    private static readonly StoryArticle First = Article(1, Now, "Kavomi opens its archive");
    private static readonly StoryId Name = new(First.Id);

    [Fact]
    public void Judge_OwesAll_WhenTheStoryIsNew()
    {
        var news = new StoryMemory(ChannelLedger.Empty, TimeZoneInfo.Utc).Judge(StoryOf(First));

        Assert.Equal([First], news.Articles);
        Assert.Null(news.Earlier);
    }

    [Fact]
    public void Judge_OwesAFollowUp_WhenALaterDayHasNews()
    {
        var development = Article(2, Now.AddDays(1), "Kavomi closes its archive again");

        var news = Memory(Told(First)).Judge(StoryOf(First, development));

        Assert.Equal([development], news.Articles);
        Assert.Equal("Kavomi opens its archive", news.Earlier);
        Assert.Equal(Name, news.Id);
    }

    [Fact]
    public void Judge_LetsCoverageJoin_WhenItIsOfTheSameDay()
    {
        var coverage = Article(2, Now.AddHours(9), "What Kavomi's archive holds");

        var news = Memory(Told(First)).Judge(StoryOf(First, coverage));

        Assert.Empty(news.Articles);
        Assert.Equal([coverage], news.Joining);
    }

    [Fact]
    public void Judge_LetsAReprintJoin_WhenItComesALaterDay()
    {
        var reprint = First with { Id = Id(2).Value, Published = Now.AddDays(1), Source = "Herald" };

        Assert.Empty(Memory(Told(First)).Judge(StoryOf(First, reprint)).Articles);
    }

    [Fact]
    public void Judge_LetsCoverageJoin_WhenItComesJustAfterMidnight()
    {
        var late = First with { Published = Now.Date.AddHours(23.5) };
        var coverage = Article(2, Now.Date.AddHours(24.5), "What Kavomi's archive holds");

        Assert.Empty(Memory(Told(late)).Judge(StoryOf(late, coverage)).Articles);
    }

    [Fact]
    public void Judge_CountsDays_WhereTheChannelIs()
    {
        // 17:00 and 20:00 UTC are either side of midnight in Shanghai.
        var evening = First with { Published = Now.AddHours(4) };
        var night = Article(2, Now.AddHours(11), "Kavomi closes its archive again");
        var shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

        Assert.Empty(new StoryMemory(Ledger(Told(evening)), TimeZoneInfo.Utc).Judge(StoryOf(evening, night)).Articles);
        Assert.Equal([night], new StoryMemory(Ledger(Told(evening)), shanghai).Judge(StoryOf(evening, night)).Articles);
    }

    [Fact]
    public void Judge_GoesOnFromTheLastTelling_WhenAFollowUpIsFollowed()
    {
        var second = Article(2, Now.AddDays(1), "Kavomi closes its archive again");
        var third = Article(3, Now.AddDays(2), "Court orders Kavomi's archive opened");
        var sameDay = Article(4, Now.AddDays(1).AddHours(4), "Why Kavomi's archive was closed");

        var news = Memory(new ToldStory(Name, second, second.Published), Told(First)).Judge(StoryOf(First, second, sameDay, third));

        Assert.Equal([third], news.Articles);
        Assert.Equal([sameDay], news.Joining);
        Assert.Equal("Kavomi closes its archive again", news.Earlier);
        Assert.Equal(Name, news.Id);
    }

    [Fact]
    public void Judge_TakesTheEarlierName_WhenTwoToldStoriesTurnOutToBeOne()
    {
        var other = Article(2, Now.AddHours(2), "Archive of Kavomi can be read");
        var development = Article(3, Now.AddDays(1), "Kavomi closes its archive again");

        var news = Memory(new ToldStory(new StoryId(other.Id), other, other.Published), Told(First)).Judge(StoryOf(First, other, development));

        Assert.Equal(Name, news.Id);
        Assert.Equal([development], news.Articles);
    }

    [Fact]
    public void Judge_KnowsAGivenArticle_WhenItsStoryWasNotKept()
    {
        var development = Article(2, Now.AddDays(1), "Kavomi closes its archive again");

        var news = new StoryMemory(Ledger() with { Given = Marks(First) }, TimeZoneInfo.Utc).Judge(StoryOf(First, development));

        Assert.Equal([development], news.Articles);
        Assert.Equal("Kavomi opens its archive", news.Earlier);
    }

    private static StoryMemory Memory(params ToldStory[] told) => new(Ledger(told), TimeZoneInfo.Utc);

    private static ChannelLedger Ledger(params ToldStory[] told) =>
        ChannelLedger.Empty with { Told = told, Given = Marks([.. told.Select(t => t.Headline)]) };

    private static HashSet<ulong> Marks(params StoryArticle[] articles) => [.. articles.Select(a => ArticleMarks.Of(new ArticleId(a.Id)))];

    private static ToldStory Told(StoryArticle headline) => new(Name, headline, headline.Published);

    private static Story StoryOf(params StoryArticle[] articles) => new(new StoryId(articles[0].Id), articles);

    private static StoryArticle Article(int number, DateTimeOffset published, string title) => new()
    {
        Id = Id(number).Value,
        Title = title,
        Text = Body(number),
        Published = published,
        Source = "Wire",
        Language = "en",
    };
}
