using NewsBot.Articles;
using NewsBot.Servers;
using NewsBot.Sources;
using NewsBot.Topics;

namespace NewsBot.Tests.Servers;

public sealed class ServerIdTests
{
    private static readonly ServerId One = new("123456789012345678");
    private static readonly ServerId Other = new("123456789012345679");

    [Theory]
    [InlineData("123456789012345678", true)]
    [InlineData("12345", false)]
    [InlineData("12345678901234567x", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void TryParse_TakesDiscordsNumbersAlone(string? text, bool isOne) => Assert.Equal(isOne, ServerId.TryParse(text, out _));

    [Fact]
    public void Split_GivesBackWhatWasOwned_AndLeavesTheOperatorsThings()
    {
        Assert.Equal((One, "chips"), ServerId.Split(One.Own("chips")));
        Assert.Equal(((ServerId?)null, "chips"), ServerId.Split("chips"));
        Assert.Equal(((ServerId?)null, "a.b"), ServerId.Split("a.b"));
    }

    [Fact]
    public void AfterOwn_EndsTheRangeOfTheServer()
    {
        Assert.True(string.CompareOrdinal(One.Own("~"), One.AfterOwn) < 0);
        Assert.True(string.CompareOrdinal(One.AfterOwn, Other.Own("")) < 0);
        Assert.True(string.CompareOrdinal(One.AfterOwn, new ServerId(One.Value + "0").Own("")) < 0);
    }

    [Fact]
    public void Identities_OfTheSameThing_DifferByServer_AndSayWhose()
    {
        var url = new Uri("https://site.example/feed");
        SourceId[] sources = [SourceId.Of(url), SourceId.Of(url, One), SourceId.Of(url, Other)];
        var shared = ArticleId.OfLink("https://site.example/1") ?? throw new InvalidOperationException("It is a link.");
        ArticleId[] articles = [shared, shared.In(One), shared.In(Other)];

        Assert.Equal([null, One, Other], sources.Select(s => s.Server));
        Assert.Equal([null, One, Other], articles.Select(a => a.Server));
        Assert.Single(sources.Select(s => s.Hash).Distinct());
        Assert.Equal(shared, shared.In(null));
        Assert.All(sources, s => Assert.True(SourceId.IsValid(s.Value)));
        Assert.Single(articles.Select(ArticleMarks.Of).Distinct());
    }

    [Fact]
    public void Topic_IsVisible_ToItsServer_OrToAll()
    {
        var own = TopicId.Of(One, "chips");

        Assert.True(own.IsVisibleTo(One));
        Assert.False(own.IsVisibleTo(Other));
        Assert.False(own.IsVisibleTo(null));
        Assert.True(new TopicId("chips").IsVisibleTo(Other));
        Assert.Equal("chips", own.Name);
    }
}
