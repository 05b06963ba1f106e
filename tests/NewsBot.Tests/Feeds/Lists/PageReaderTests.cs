using System.Text;
using NewsBot.Feeds;
using NewsBot.Feeds.Lists;

namespace NewsBot.Tests.Feeds.Lists;

public sealed class PageReaderTests
{
    private static readonly Uri Base = new("https://site.example/news/index.html");

    [Fact]
    public void Read_TakesTitleLinkAndTime_WhenOnlyTheItemIsGiven()
    {
        var feed = Feed("""
            <!DOCTYPE html><html lang="en"><head><title> The  News </title></head><body>
            <ul class="news">
              <li><a href="/a"><img src="a.jpg"></a><h3><a href="/a">First &amp; <b>best</b></a></h3><time datetime="2026-11-24T08:00:00Z">today</time></li>
              <li><a href="b.html">Second</a> <time>2026-11-23</time></li>
            </ul></body></html>
            """, new ListForm { Kind = ListKind.Page, Item = "ul.news > li" });

        Assert.Equal((FeedFormat.Page, "The News", "en"), (feed.Format, feed.Title, feed.Language));
        Assert.Equal(
            [
                new FeedEntry { Title = "First & best", Link = "https://site.example/a", Published = new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero) },
                new FeedEntry { Title = "Second", Link = "https://site.example/news/b.html", Published = new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero) },
            ],
            feed.Entries.Select(e => new FeedEntry { Title = e.Title, Link = e.Link, Published = e.Published }));
    }

    [Theory]
    [InlineData("""<div class=i><a href=/tag>Tag</a><h2><a href=/x>T</a></h2></div>""", "h2", null, "T", "/x")]
    [InlineData("""<div class=i><a href=/tag>Tag</a><a href=/x><h2>T</h2></a></div>""", "h2", null, "T", "/x")]
    [InlineData("""<div class=i><a href=/x>More</a><h2>T</h2></div>""", "h2", null, "T", "/x")]
    [InlineData("""<div class=i><a href=/tag>Tag</a><a class=t href=/x>T</a></div>""", null, "a.t", "T", "/x")]
    [InlineData("""<div class=i data-url=/x data-name=T></div>""", "@data-name", "@data-url", "T", "/x")]
    [InlineData("""<a href=/x><div class=i><h2>T</h2></div></a>""", "h2", null, "T", "/x")]
    [InlineData("""<div class=i><a href=/x title="The whole title">The whole…</a></div>""", null, null, "The whole title", "/x")]
    [InlineData("""<div class=i><h2>One<br>Two</h2><a href=/x></a></div>""", "h2", null, "One Two", "/x")]
    [InlineData("""<div class=i><h2></h2><h2>T</h2><a href=/x></a></div>""", "h2", null, "T", "/x")]
    [InlineData("""<div class=i><script>"<h2>no</h2>"</script><h2>T</h2><a href=/x></a></div>""", "h2", null, "T", "/x")]
    public void Read_FindsTitleAndLink(string html, string? title, string? link, string expectedTitle, string expectedLink)
    {
        var entry = Assert.Single(Feed(html, new ListForm { Kind = ListKind.Page, Item = ".i", Title = title, Link = link }).Entries);

        Assert.Equal((expectedTitle, new Uri(Base, expectedLink).AbsoluteUri), (entry.Title, entry.Link));
    }

    [Theory]
    [InlineData("""<a href=/x>T</a><i class=d>Posted 2026-11-24 08:30 by A</i>""", ".d", "2026-11-24T08:30:00Z")]
    [InlineData("""<a href=/x>T</a><i class=d>发布时间：2026年11月24日</i>""", ".d", "2026-11-24T00:00:00Z")]
    [InlineData("""<a href=/x>T</a><i data-t=1795508400>x</i>""", "@data-t", null)]
    [InlineData("""<a href=/x>T</a><i data-t=1795508400>x</i>""", "i@data-t", "2026-11-24T08:20:00Z")]
    [InlineData("""<a href=/x>T</a><i class=d>just now</i>""", ".d", null)]
    public void Read_FindsTheTime(string html, string time, string? expected)
    {
        var entry = Assert.Single(Feed($"<div class=i>{html}</div>", new ListForm { Kind = ListKind.Page, Item = ".i", Time = time }).Entries);

        Assert.Equal(expected, entry.Published?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("<table class=t><tr><td><a href=/1>1</a><tr><td><a href=/2>2</a></table>", ".t > tbody > tr")]
    [InlineData("<ul><li><a href=/1>1</a><li><a href=/2>2</a></ul><li><a href=/3>3</a>", "ul > li")]
    [InlineData("<dl><dt><a href=/1>1</a><dd>x<dt><a href=/2>2</a></dl>", "dl > dt")]
    [InlineData("<div><p><a href=/1>1</a><p><a href=/2>2</a></div><p><a href=/3>3</a>", "div > p")]
    [InlineData("<p><a href=/1>1</a></b></div></p><p><a href=/2>2</a></p>", "body > p")]
    [InlineData("<div class=a><svg><path/><path/></svg></div><div><a href=/1>1</a></div><div><a href=/2>2</a></div>", ".a ~ div")]
    [InlineData("<table><tr><td><div></table></div><div class=b><i><a href=/1>1</a></i><i><a href=/2>2</a></i></div>", "body > .b > i")]
    public void Read_FindsItems_WhenTagsAreImplied(string html, string item)
    {
        Assert.Equal(["1", "2"], Feed(html, new ListForm { Kind = ListKind.Page, Item = item }).Entries.Select(e => e.Title));
    }

    [Fact]
    public void Read_GivesNestedItemsWhatIsTheirs()
    {
        var feed = Feed("<div><a href=/1>1</a><div><a href=/2>2</a></div></div>", new ListForm { Kind = ListKind.Page, Item = "div" });

        Assert.Equal(["1", "2"], feed.Entries.Select(e => e.Title));
    }

    [Fact]
    public void Read_ResolvesLinks_WhenThePageHasABase()
    {
        var feed = Feed("<base href='https://other.example/x/'><p><a href='y'>T</a></p><p><a href='javascript:z()'>U</a></p>", new ListForm { Kind = ListKind.Page, Item = "p" });

        Assert.Equal(["https://other.example/x/y", null], feed.Entries.Select(e => e.Link));
    }

    [Theory]
    [InlineData(
        "<div class=card><a href=/1>1</a></div><div class=card><a href=/2>2</a></div><div class='card x'><a href=/3>3</a></div>",
        "--item '.news' finds nothing on this page; with links in them it has 3 of 'div.card'.")]
    [InlineData("<div id=app></div>", "--item '.news' finds nothing on this page; it has no list of links at all: it may be made by scripts, which are not run.")]
    [InlineData("<p class=news></p>", "--item '.news' finds 1 items, but no title or link in any of them.")]
    public void Read_SaysWhatToDo_WhenNothingIsFound(string html, string expected)
    {
        var none = Assert.IsType<FeedResult.NotAFeed>(Read(html, new ListForm { Kind = ListKind.Page, Item = ".news" }));

        Assert.Equal(expected, none.Reason);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b a=1><p>")]
    [InlineData("<table><td>")]
    [InlineData("<a href=x>y")]
    [InlineData("<li>x</li>")]
    [InlineData("</div>")]
    [InlineData("<div a b c d e f g ")]
    [InlineData("<")]
    [InlineData("&amp;&x;")]
    public void Read_Ends_WhateverThePageIs(string piece)
    {
        var html = string.Concat(Enumerable.Repeat(piece, 20_000));

        var result = Read(html, new ListForm { Kind = ListKind.Page, Item = "* * * * * > nosuch, div:nth-child(2n+1) ~ p + *, a, li" });

        Assert.True(result is FeedResult.NotAFeed or FeedResult.Read { Feed.Entries.Count: <= ListReader.MaxEntries });
    }

    private static Feed Feed(string html, ListForm form) => Assert.IsType<FeedResult.Read>(Read(html, form)).Feed;

    private static FeedResult Read(string html, ListForm form) => ListReader.Read(form, Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", Base);
}
