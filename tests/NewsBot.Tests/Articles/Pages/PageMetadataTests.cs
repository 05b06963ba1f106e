using System.Text;
using NewsBot.Articles.Pages;

namespace NewsBot.Tests.Articles.Pages;

public sealed class PageMetadataTests
{
    private const string LinkedArticle =
        """
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Linked &amp; told","datePublished":"2026-11-24T10:15:00+01:00",
        "author":[{"@type":"Person","name":"Ann Other"}],"publisher":{"@type":"Organization","name":"Linked Times"},"image":{"url":"/linked.jpg"}}</script>
        """;

    private const string OpenGraph =
        """
        <meta property="og:title" content="Shared title"><meta property="og:site_name" content="The Example Times"><meta property="og:image" content="/shared.jpg">
        <meta property="article:published_time" content="2026-11-23T08:00:00Z"><meta name="author" content="Ben Other"><meta property="og:url" content="https://times.example/shared">
        """;

    [Fact]
    public void LinkedData_GoFirst()
    {
        var page = Read(LinkedArticle + OpenGraph);

        Assert.Equal("Linked & told", page.Title);
        Assert.Equal("Ann Other", page.Byline);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 10, 15, 0, TimeSpan.FromHours(1)), page.Published);
    }

    [Fact]
    public void OpenGraph_IsNext()
    {
        var page = Read(OpenGraph);

        Assert.Equal("Shared title", page.Title);
        Assert.Equal("Ben Other", page.Byline);
        Assert.Equal("The Example Times", page.Site);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero), page.Published);
        Assert.Equal("https://www.times.example/shared.jpg", page.Image?.AbsoluteUri);
        Assert.Equal("https://times.example/shared", page.Canonical?.AbsoluteUri);
    }

    [Fact]
    public void ThePageItself_IsLast()
    {
        var page = Read("");

        Assert.Equal("The bridge stays", page.Title);
        Assert.Equal("By Ann Other", page.Byline);
        Assert.Equal("en", page.Language);
        Assert.Null(page.Published);
        Assert.Null(page.Canonical);
    }

    [Theory]
    [InlineData("<link rel='canonical' href='/city/bridge'>", "https://www.times.example/city/bridge")]
    [InlineData("<base href='https://cdn.example/'><link rel='canonical' href='a'>", "https://cdn.example/a")]
    [InlineData("<link rel='canonical' href='javascript:alert(1)'>", null)]
    [InlineData("<link rel='canonical' href='http://['>", null)]
    [InlineData("<link rel='canonical' href=''>", null)]
    public void Canonical_IsAbsolute(string head, string? expected) => Assert.Equal(expected, Read(head).Canonical?.AbsoluteUri);

    private static ArticlePage Read(string head) => Assert.IsType<PageResult.Read>(
        PageReader.Read(Encoding.UTF8.GetBytes(SamplePages.English(head: head)), "text/html", new Uri("https://www.times.example/city/bridge?ref=feed"))).Page;
}
