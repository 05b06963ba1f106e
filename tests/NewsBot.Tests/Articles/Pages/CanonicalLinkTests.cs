using NewsBot.Articles.Pages;

namespace NewsBot.Tests.Articles.Pages;

public sealed class CanonicalLinkTests
{
    [Theory]
    [InlineData("https://news.example/a", "http://news.example/b?c")]
    [InlineData("https://www.news.example/a", "https://news.example/a")]
    [InlineData("https://m.news.example/a", "https://www.news.example/a")]
    [InlineData("https://amp.news.example/a", "https://mobile.news.example/a")]
    [InlineData("https://NEWS.example./a", "https://news.example/a")]
    [InlineData("https://bücher.example/a", "https://xn--bcher-kva.example/a")]
    public void SameSite_IsTrue_WhenOnlyTheFaceDiffers(string a, string b) => Assert.True(CanonicalLink.SameSite(new Uri(a), new Uri(b)));

    [Theory]
    [InlineData("https://alice.blogspot.com/a", "https://bob.blogspot.com/a")]
    [InlineData("https://news.example/a", "https://blog.news.example/a")]
    [InlineData("https://news.example/a", "https://news.example.evil.example/a")]
    [InlineData("https://news.example/a", "https://news.example:8443/a")]
    [InlineData("https://www.www.news.example/a", "https://news.example/a")]
    [InlineData("https://m.example/a", "https://www.example/a")]
    [InlineData("https://news.example/a", "ftp://news.example/a")]
    [InlineData("file:///a", "file:///a")]
    public void SameSite_IsFalse_WhenSomebodyElseMayOwnIt(string a, string b) => Assert.False(CanonicalLink.SameSite(new Uri(a), new Uri(b)));
}
