using NewsBot.Articles;

namespace NewsBot.Tests.Articles;

public sealed class TeaserTests
{
    [Theory]
    [InlineData("A sentence or two of it.", false, true)]
    [InlineData("A short post, which is the article.", true, false)]
    [InlineData("The beginning of a long one […]", true, true)]
    [InlineData("这篇文章的开头……", true, true)]
    [InlineData("", false, true)]
    public void Is_TellsATeaserFromAnArticle(string text, bool hasFullContent, bool expected) =>
        Assert.Equal(expected, Teaser.Is(text, hasFullContent));

    [Fact]
    public void Is_TakesALongSummaryForTheArticle() => Assert.False(Teaser.Is(new string('x', 5_000), hasFullContent: false));
}
