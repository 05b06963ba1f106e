using NewsBot.Sources;

namespace NewsBot.Tests.Sources;

public sealed class SourceFinderTests
{
    [Theory]
    [InlineData("https://site.example/feed.xml", "https://site.example/feed.xml")]
    [InlineData(" <https://site.example/feed.xml> ", "https://site.example/feed.xml")]
    [InlineData("site.example", "https://site.example/")]
    [InlineData("site.example/news?tag=a", "https://site.example/news?tag=a")]
    [InlineData("http://站点.example/", "http://站点.example/")]
    public void TryParse_TakesWhatPeopleWrite(string written, string expected)
    {
        Assert.True(SourceFinder.TryParse(written, out var url));
        Assert.Equal(new Uri(expected), url);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<>")]
    [InlineData("our site")]
    [InlineData("localhost")]
    [InlineData("ftp://site.example/feed")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    public void TryParse_RefusesWhatIsNoWebAddress(string written) => Assert.False(SourceFinder.TryParse(written, out _));

    [Fact]
    public void TryParse_RefusesWhatIsLongerThanARowHolds() =>
        Assert.False(SourceFinder.TryParse("https://site.example/" + new string('a', Source.MaxUrl), out _));
}
