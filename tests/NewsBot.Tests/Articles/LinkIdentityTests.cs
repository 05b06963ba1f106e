using NewsBot.Articles;

namespace NewsBot.Tests.Articles;

public sealed class LinkIdentityTests
{
    [Theory]
    [InlineData("https://News.Example/a/b", "http://news.example/a/b/")]
    [InlineData("https://news.example/a?utm_source=rss&utm_medium=feed", "https://news.example/a")]
    [InlineData("https://news.example/a?id=7&fbclid=x", "https://news.example/a?id=7")]
    [InlineData("https://news.example/a?b=2&a=1", "https://news.example/a?a=1&b=2")]
    [InlineData("https://news.example/a#comments", "https://news.example/a")]
    [InlineData("https://news.example:443/a", "https://news.example/a")]
    [InlineData("https://bücher.example/a", "https://xn--bcher-kva.example/a")]
    [InlineData(" https://news.example/a ", "https://news.example/a")]
    public void Of_IsEqual_WhenLinksDifferOnlyInWhatTellsNothing(string one, string other) =>
        Assert.Equal(LinkIdentity.Of(one), LinkIdentity.Of(other));

    [Theory]
    [InlineData("https://news.example/a", "https://news.example/b")]
    [InlineData("https://news.example/a?id=7", "https://news.example/a?id=8")]
    [InlineData("https://news.example/a", "https://other.example/a")]
    [InlineData("https://news.example:8443/a", "https://news.example/a")]
    [InlineData("https://news.example/A", "https://news.example/a")]
    public void Of_Differs_WhenThePageDoes(string one, string other) =>
        Assert.NotEqual(LinkIdentity.Of(one), LinkIdentity.Of(other));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/relative")]
    [InlineData("mailto:someone@news.example")]
    [InlineData("javascript:alert(1)")]
    public void Of_IsNull_WhenItIsNoWebAddress(string? link) => Assert.Null(LinkIdentity.Of(link));
}
