using System.Text;
using NewsBot.Feeds;

namespace NewsBot.Tests.Feeds;

public sealed class FeedDiscoveryTests
{
    private static readonly Uri Page = new("https://site.example/blog/index.html");

    [Fact]
    public void Find_GivesTheDeclaredFeeds_CommentsLast()
    {
        var feeds = Find("""
            <html><head><base href="https://www.site.example/">
            <link rel="alternate" type="application/rss+xml" title="Site &raquo; Comments Feed" href="/comments/feed/">
            <LINK REL="Alternate" TYPE="application/atom+xml; charset=utf-8" TITLE="Site &amp; Co" HREF="feed/atom/">
            <link rel=feed href=/feed.json>
            <link rel="alternate" type="application/feed+json" href="/feed.json">
            <link rel="alternate" hreflang="de" href="/de/">
            <link rel="alternate stylesheet" type="text/xml" href="/x">
            <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/1">
            <link rel="alternate" type="application/json+oembed" href="/oembed">
            </head><body><a href="/rss">RSS</a></body></html>
            """);

        Assert.Equal(
            [
                new FeedLink(new Uri("https://www.site.example/feed/atom/"), "Site & Co", "application/atom+xml"),
                new FeedLink(new Uri("https://www.site.example/feed.json"), null, null),
                new FeedLink(new Uri("https://www.site.example/comments/feed/"), "Site » Comments Feed", "application/rss+xml"),
            ],
            feeds);
    }

    [Theory]
    [InlineData("""<a href="/rss">News <b>feed</b></a>""", "https://site.example/rss", "News feed")]
    [InlineData("""<a href="posts.atom?x=1" title="Posts">x</a>""", "https://site.example/blog/posts.atom?x=1", "Posts")]
    [InlineData("""<a href="https://other.example/feed/">x</a>""", "https://other.example/feed/", "x")]
    [InlineData("""<a href="/?feed=rss2"></a>""", "https://site.example/?feed=rss2", null)]
    [InlineData("""<a href="/x" type="application/rss+xml">x</a>""", "https://site.example/x", "x")]
    public void Find_GivesLinksThatLookLikeFeeds_WhenNoneIsDeclared(string html, string url, string? title)
    {
        var feed = Assert.Single(Find($"<p>{html} and <a href='/about'>About</a><a href='javascript:rss'>x</a></p>"));

        Assert.Equal((new Uri(url), title), (feed.Url, feed.Title));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<script><link rel=alternate type=application/rss+xml href=/feed></script>")]
    [InlineData("<!-- <link rel=alternate type=application/rss+xml href=/feed> -->")]
    [InlineData("<link rel=alternate type=application/rss+xml href=ftp://site.example/feed>")]
    public void Find_GivesNone_WhenThereIsNone(string html)
    {
        Assert.Empty(Find(html));
    }

    [Fact]
    public void UsualPaths_AreBesideThePageThenAtTheRoot()
    {
        var paths = FeedDiscovery.UsualPaths(new Uri("https://site.example/blog?x=1")).Select(u => u.AbsoluteUri).ToList();

        Assert.Equal("https://site.example/blog/feed", paths[0]);
        Assert.Contains("https://site.example/feed", paths);
        Assert.Contains("https://site.example/?feed=rss2", paths);
        Assert.Equal(paths.Count, paths.Distinct().Count());
    }

    [Theory]
    [InlineData("<!DOCTYPE html><p>x", true)]
    [InlineData("  <html><body>", true)]
    [InlineData("<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'><html>", true)]
    [InlineData("<!-- x --><head><title>x</title>", true)]
    [InlineData("<?xml version='1.0'?><rss><channel><description>&lt;html></description>", false)]
    [InlineData("<rss><channel><title>x</title>", false)]
    [InlineData("{}", false)]
    [InlineData("", false)]
    public void LooksLikePage_TellsByTheBeginning(string text, bool expected)
    {
        Assert.Equal(expected, FeedDiscovery.LooksLikePage(Encoding.UTF8.GetBytes(text), null));
    }

    private static IReadOnlyList<FeedLink> Find(string html) => FeedDiscovery.Find(Encoding.UTF8.GetBytes(html), "text/html", Page);
}
