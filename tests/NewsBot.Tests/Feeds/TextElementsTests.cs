using static NewsBot.Tests.Feeds.FeedReading;

namespace NewsBot.Tests.Feeds;

public sealed class TextElementsTests
{
    [Theory]
    [InlineData("<description>&lt;p&gt;a &amp;amp; b&lt;/p&gt;</description>", "<p>a &amp; b</p>", false)]
    [InlineData("<description><![CDATA[<p>a</p>]]></description>", "<p>a</p>", false)]
    [InlineData("<description><p>naked &lt;b&gt;</p></description>", "<p>naked &lt;b&gt;</p>", false)]
    [InlineData("<description>teaser</description><content:encoded>whole</content:encoded>", "whole", true)]
    [InlineData("<content:encoded>whole</content:encoded><description>teaser</description>", "whole", true)]
    [InlineData("<description>teaser</description><itunes:summary>&lt;b&gt;more&lt;/b&gt;</itunes:summary>", "<b>more</b>", false)]
    [InlineData("<xhtml:body><p>x<br/></p></xhtml:body>", "<p>x<br/></p>", true)]
    [InlineData("<xhtml:body><xhtml:p a='\"'>x</xhtml:p><xhtml:i/></xhtml:body>", "<p a=\"&quot;\">x</p><i></i>", true)]
    public void ContentHtml_IsTheFullest_OfRss(string elements, string html, bool isFull)
    {
        var entry = Item(elements);

        Assert.Equal((html, isFull), (entry.ContentHtml, entry.HasFullContent));
    }

    [Theory]
    [InlineData("<content type='html'>&lt;p&gt;a&lt;/p&gt;</content>", "<p>a</p>")]
    [InlineData("<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>a &lt; b</p></div></content>", "<p>a &lt; b</p>")]
    [InlineData("<content type='xhtml'><div>a</div><div>b</div></content>", "<div>a</div><div>b</div>")]
    [InlineData("<content type='xhtml'><div><![CDATA[<i>]]><!-- no --></div></content>", "&lt;i&gt;")]
    [InlineData("<content type='text/html'><div>&lt;b&gt;escaped&lt;/b&gt;</div></content>", "<b>escaped</b>")]
    public void ContentHtml_IsByItsType_OfAtom(string elements, string html) => Assert.Equal(html, Entry(elements).ContentHtml);

    [Fact]
    public void ContentHtml_KeepsTheDiv_OfAtom03()
    {
        var feed = Read("<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><content type='application/xhtml+xml'><div>a <b>b</b></div></content></entry></feed>");

        Assert.Equal("<div>a <b>b</b></div>", Assert.Single(feed.Entries).ContentHtml);
    }

    [Theory]
    [InlineData("base64", "PGI+aGk8L2I+", "<b>hi</b>")]
    [InlineData("escaped", "&lt;b&gt;hi&lt;/b&gt;", "<b>hi</b>")]
    [InlineData("xml", "<b>hi</b>", "<b>hi</b>")]
    public void ContentHtml_IsByItsMode_OfAtom03(string mode, string content, string html)
    {
        var feed = Read($"<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><content type='text/html' mode='{mode}'>{content}</content></entry></feed>");

        Assert.Equal(html, Assert.Single(feed.Entries).ContentHtml);
    }

    [Fact]
    public void ContentText_IsPlainText()
    {
        var entry = Entry("<content>a &lt;b&gt; c</content>");

        Assert.Equal((null, "a <b> c"), (entry.ContentHtml, entry.ContentText));
    }

    [Theory]
    [InlineData("<description>&lt;p&gt;a  &amp;amp; b&lt;/p&gt;</description>", "a & b")]
    [InlineData("<description>&lt;script&gt;x()&lt;/script&gt;seen</description>", "seen")]
    [InlineData("<description>&lt;img alt='a&gt;b'/&gt;seen</description>", "seen")]
    [InlineData("<media:description>caption</media:description>", "caption")]
    public void Summary_IsPlain(string elements, string summary) => Assert.Equal(summary, Item(elements).Summary);

    [Fact]
    public void Summary_IsNone_WhenItSaysTheContentAgain() => Assert.Null(Entry("<summary>Same</summary><content>Same</content>").Summary);

    [Fact]
    public void Content_IsALink_WhenItIsElsewhere() => Assert.Equal("http://site.example/there", Entry("<content src='/there'/>").Link);

    [Fact]
    public void Caption_IsNoContent_BesideADescription()
    {
        var entry = Item("<description>teaser</description><media:content url='/i.jpg' medium='image'><media:description>A photo</media:description></media:content>");

        Assert.Equal("teaser", entry.ContentHtml);
    }
}
