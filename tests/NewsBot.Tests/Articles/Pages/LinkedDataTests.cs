using NewsBot.Articles.Pages;

namespace NewsBot.Tests.Articles.Pages;

public sealed class LinkedDataTests
{
    [Theory]
    [InlineData("""{"@type":"NewsArticle","headline":"A"}""")]
    [InlineData("""[{"@type":"Organization","name":"B"},{"@type":["Thing","BlogPosting"],"headline":"A"}]""")]
    [InlineData("""{"@graph":[{"@type":"WebSite","name":"B"},{"@type":"Article","headline":"A"}]}""")]
    [InlineData("""{"@type":"WebPage","mainEntity":{"@type":"Report","headline":"A"}};""")]
    [InlineData("{\"@type\":\"Article\",\"headline\":\"A\",\"description\":\"broken\nover lines\",}")]
    public void Of_FindsTheArticle_WhereverItStands(string json) => Assert.Equal("A", LinkedData.Of([json]).Title);

    [Theory]
    [InlineData("""{"@type":"Article","author":"Ann"}""", "Ann")]
    [InlineData("""{"@type":"Article","author":{"@type":"Person","name":"Ann"}}""", "Ann")]
    [InlineData("""{"@type":"Article","author":[{"name":"Ann"},"Ben",{"url":"x"}]}""", "Ann, Ben")]
    [InlineData("""{"@type":"Article","author":7}""", null)]
    public void Author_IsByName_HoweverItIsGiven(string json, string? expected) => Assert.Equal(expected, LinkedData.Of([json]).Author);

    [Fact]
    public void Of_ReadsTheNext_WhenOneIsBroken() =>
        Assert.Equal("A", LinkedData.Of(["{\"@type\":", "null", """{"@type":"Article","headline":"A"}"""]).Title);

    [Theory]
    [InlineData("[")]
    [InlineData("{\"@graph\":")]
    public void Of_FindsNothing_WhenNestingIsAbsurd(string begun) =>
        Assert.Null(LinkedData.Of([string.Concat(Enumerable.Repeat(begun, 100_000))]).Title);
}
