using NewsBot.Feeds;
using static NewsBot.Tests.Feeds.FeedReading;

namespace NewsBot.Tests.Feeds;

public sealed class EntryElementsTests
{
    [Theory]
    [InlineData("<link>../a/1</link>", "http://site.example/a/1")]
    [InlineData("<guid>http://guid.example/1</guid>", "http://guid.example/1")]
    [InlineData("<guid>http://guid.example/1</guid><link>http://link.example/</link>", "http://link.example/")]
    [InlineData("<guid isPermaLink='false'>http://guid.example/1</guid>", null)]
    [InlineData("<guid>12345</guid>", null)]
    [InlineData("<atom:link href='/a'/>", "http://site.example/a")]
    [InlineData("<atom:link rel='alternate' type='application/json' href='/j'/><atom:link rel='alternate' type='text/html' href='/h'/>", "http://site.example/h")]
    [InlineData("<image><link>http://image.example/</link></image><link>http://item.example/</link>", "http://item.example/")]
    public void Link_IsThePage(string elements, string? link) => Assert.Equal(link, Item(elements).Link);

    [Theory]
    [InlineData("<guid isPermaLink='false'>abc</guid>", "abc")]
    [InlineData("<guid>/relative</guid>", "http://site.example/relative")]
    [InlineData("<guid isPermaLink='false'>/relative</guid>", "/relative")]
    [InlineData("<dc:identifier>urn:1</dc:identifier>", "urn:1")]
    public void Id_IsAsGiven(string elements, string id) => Assert.Equal(id, Item(elements).Id);

    [Theory]
    [InlineData("<title>Tom &amp;amp; Ann</title>", "Tom & Ann")]
    [InlineData("<title><![CDATA[<b>One</b> &amp; two]]></title>", "One & two")]
    [InlineData("<title>1 &lt; 2</title>", "1 < 2")]
    [InlineData("<title>History of the &lt;blink&gt; tag</title>", "History of the <blink> tag")]
    [InlineData("<title>Use &amp;lt;b&amp;gt; for bold</title>", "Use <b> for bold")]
    [InlineData("<title>Two\n  lines</title>", "Two lines")]
    [InlineData("<title>a<b>b</b>c</title>", "abc")]
    [InlineData("<media:title>Second</media:title><title>First</title>", "First")]
    [InlineData("<dc:title>Only</dc:title>", "Only")]
    [InlineData("<image><title>Picture</title></image><title>Item</title>", "Item")]
    public void Title_IsPlain_OfRss(string elements, string title) => Assert.Equal(title, Item(elements).Title);

    [Theory]
    [InlineData("<title>A &amp;amp; B</title>", "A &amp; B")]
    [InlineData("<title type='html'>A &amp;amp; B &lt;i&gt;C&lt;/i&gt;</title>", "A & B C")]
    [InlineData("<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <b>&lt;B&gt;</b></div></title>", "A <B>")]
    [InlineData("<title type='text'>The &lt;blink&gt; tag</title>", "The <blink> tag")]
    [InlineData("<title type='application/octet-stream'>RXhhbXBsZSA8Yj5BdG9tPC9iPg==</title>", "Example Atom")]
    public void Title_IsPlain_OfAtom(string elements, string title) => Assert.Equal(title, Entry(elements).Title);

    [Theory]
    [InlineData("<pubDate>Tue, 24 Nov 2026 08:00:00 GMT</pubDate>", "2026-11-24T08:00:00Z", null)]
    [InlineData("<dcterms:issued>2026-11-24T08:00:00Z</dcterms:issued><dcterms:modified>2026-11-24T09:00:00Z</dcterms:modified>", "2026-11-24T08:00:00Z", "2026-11-24T09:00:00Z")]
    [InlineData("<dc:date>2026-11-24T08:00:00Z</dc:date>", "2026-11-24T08:00:00Z", "2026-11-24T08:00:00Z")]
    [InlineData("<pubDate>nonsense</pubDate>", null, null)]
    public void Dates_SayWhatHappened(string elements, string? published, string? updated)
    {
        var entry = Item(elements);

        Assert.Equal((Date(published), Date(updated)), (entry.Published, entry.Updated));
    }

    [Fact]
    public void Authors_AreEachNamedOnce()
    {
        var entry = Item("<dc:creator>Ann</dc:creator><dc:creator>Bob</dc:creator><itunes:author>Ann</itunes:author><author>bob@site.example (Bob)</author>");

        Assert.Equal([new FeedAuthor("Ann"), new FeedAuthor("Bob", "mailto:bob@site.example", null, "bob@site.example")], entry.Authors);
    }

    [Fact]
    public void Contributors_AreNoAuthors()
    {
        var entry = Entry("<author><name>Ann</name></author><contributor><name>Bob</name><uri>/bob</uri><email>b@site.example</email></contributor>");

        Assert.Equal([new FeedAuthor("Ann")], entry.Authors);
        Assert.Equal([new FeedAuthor("Bob", "http://site.example/bob", null, "b@site.example")], entry.Contributors);
    }

    [Theory]
    [InlineData("<content xml:lang='de'>x</content>", "de")]
    [InlineData("<title xml:lang='fr'>x</title><content>y</content>", null)]
    [InlineData("<title xml:lang='fr'>x</title>", "fr")]
    [InlineData("<content xml:lang='en_US'>x</content>", "en-US")]
    [InlineData("<title>x</title>", null)]
    public void Language_IsTheFullestTexts(string elements, string? language) => Assert.Equal(language, Entry(elements).Language);

    [Fact]
    public void Source_IsTheFeedItCameFrom_InRss() =>
        Assert.Equal(new FeedSource("Wire", null, "http://site.example/wire.xml"), Item("<source url='/wire.xml'>Wire</source>").Source);

    [Fact]
    public void Source_IsTheFeedItCameFrom_InAtom()
    {
        var entry = Entry("<source><id>urn:s</id><title>Wire</title><link href='/w'/><link rel='self' href='/w.atom'/></source><title>Own</title>");

        Assert.Equal(new FeedSource("Wire", "http://site.example/w", "http://site.example/w.atom", "urn:s"), entry.Source);
        Assert.Equal("Own", entry.Title);
    }

    [Fact]
    public void InReplyTo_AndReplies_AreOfTheThread()
    {
        var entry = Entry("<thr:in-reply-to ref='tag:1' href='/1'/><thr:total>3</thr:total>");

        Assert.Equal((new FeedReply("tag:1", "http://site.example/1"), 3), (entry.InReplyTo, entry.Replies));
    }

    private static DateTimeOffset? Date(string? text) =>
        text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
