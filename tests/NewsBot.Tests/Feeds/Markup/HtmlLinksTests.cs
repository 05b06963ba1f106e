using NewsBot.Feeds.Markup;

namespace NewsBot.Tests.Feeds.Markup;

public sealed class HtmlLinksTests
{
    [Theory]
    [InlineData("<a href=\"x\">", "<a href=\"http://a.example/x\">")]
    [InlineData("<A HREF='/x'>", "<A HREF='http://a.example/x'>")]
    [InlineData("<img alt='a>b' src = x.png />", "<img alt='a>b' src = http://a.example/x.png />")]
    [InlineData("<video poster='p'><source src='s'></video>", "<video poster='http://a.example/p'><source src='http://a.example/s'></video>")]
    [InlineData("<blockquote cite='c'>", "<blockquote cite='http://a.example/c'>")]
    [InlineData("<a href=' #n '>", "<a href='http://a.example/#n'>")]
    [InlineData("<a data-href='x' title='href=y'>", "<a data-href='x' title='href=y'>")]
    [InlineData("<a href='http://b.example/'>", "<a href='http://b.example/'>")]
    [InlineData("<a href=''>", "<a href=''>")]
    [InlineData("href='x' < src='y' <", "href='x' < src='y' <")]
    [InlineData("<a href=x", "<a href=http://a.example/x")]
    public void Resolve_ChangesAddressesOnly(string html, string expected) =>
        Assert.Equal(expected, HtmlLinks.Resolve(html, "http://a.example/"));

    [Fact]
    public void Resolve_ChangesNothing_WithoutABase() => Assert.Equal("<a href='x'>", HtmlLinks.Resolve("<a href='x'>", null));
}
