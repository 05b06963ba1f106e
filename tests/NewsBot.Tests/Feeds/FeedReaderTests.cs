using System.Text;
using NewsBot.Feeds;

namespace NewsBot.Tests.Feeds;

public sealed class FeedReaderTests
{
    private static readonly Uri Base = new("http://site.example/feeds/main.xml");

    [Fact]
    public void Rss_GivesEveryMember()
    {
        var feed = Read("""
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
            <channel><title>Bench &amp;amp; Co</title><link>/</link><description>About</description><language>en-GB</language><ttl>90</ttl>
            <atom:link rel="self" href="main.xml"/>
            <item><title><![CDATA[<b>One</b> &amp; two]]></title><link>../a/1</link><guid isPermaLink="false">tag:1</guid>
            <pubDate>Tue, 24 Nov 2026 08:00:00 EST</pubDate><dc:creator>Ann</dc:creator><author>bob@site.example (Bob)</author>
            <category>AI</category><category>Law</category><description>Short &lt;i&gt;words&lt;/i&gt;</description>
            <content:encoded><![CDATA[<p>Long words</p>]]></content:encoded><enclosure url="/a.mp3" type="audio/mpeg" length="123"/></item>
            </channel></rss>
            """);
        var entry = Assert.Single(feed.Entries);

        Assert.Equal((FeedFormat.Rss, "Bench & Co", "http://site.example/", "en-GB"), (feed.Format, feed.Title, feed.HomePageUrl, feed.Language));
        Assert.Equal((TimeSpan.FromMinutes(90), "http://site.example/feeds/main.xml"), (feed.MinimumInterval, feed.FeedUrl));
        Assert.Equal(("tag:1", "http://site.example/a/1", "One & two"), (entry.Id, entry.Link, entry.Title));
        Assert.Equal(("Short words", "<p>Long words</p>"), (entry.Summary, entry.ContentHtml));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 13, 0, 0, TimeSpan.Zero), entry.Published);
        Assert.Equal([new FeedAuthor("Ann"), new FeedAuthor("Bob", "mailto:bob@site.example", null, "bob@site.example")], entry.Authors);
        Assert.Equal(["AI", "Law"], entry.Categories);
        Assert.Equal([new FeedEnclosure("http://site.example/a.mp3", "audio/mpeg", 123)], entry.Enclosures);
    }

    [Fact]
    public void Rdf_GivesItemsBesideTheChannel()
    {
        var feed = Read("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="http://site.example/"><title>Lab</title><link>http://site.example/</link></channel>
            <item rdf:about="http://site.example/1"><title>One</title><link>http://site.example/1</link><dc:date>2026-11-24T08:00+08:00</dc:date></item>
            </rdf:RDF>
            """);
        var entry = Assert.Single(feed.Entries);

        Assert.Equal((FeedFormat.Rdf, "Lab"), (feed.Format, feed.Title));
        Assert.Equal(("http://site.example/1", "One"), (entry.Id, entry.Title));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero), entry.Published);
    }

    [Fact]
    public void Atom_ResolvesBasesAndTextConstructs()
    {
        var feed = Read("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://other.example/x/" xml:lang="zh-CN">
            <title type="html">A &amp;lt;b&amp;gt; B</title><link href="./"/><link rel="self" href="feed"/><author><name>甲</name><uri>http://a.example</uri></author>
            <entry xml:base="y/"><id>urn:1</id><title>量子 &amp; 位</title><link rel="alternate" href="1"/><link rel="enclosure" href="a.ogg" type="audio/ogg"/>
            <published>2026-11-24T08:00:00Z</published><updated>2026-11-24T09:00:00.5Z</updated><category term="ai" label="AI"/>
            <summary>Plain &lt;not a tag&gt;</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi</p></div></content></entry></feed>
            """);
        var entry = Assert.Single(feed.Entries);

        Assert.Equal(("A <b> B", "http://other.example/x/", "http://other.example/x/feed", "zh-CN"), (feed.Title, feed.HomePageUrl, feed.FeedUrl, feed.Language));
        Assert.Equal(("量子 & 位", "http://other.example/x/y/1"), (entry.Title, entry.Link));
        Assert.Equal("Plain <not a tag>", entry.Summary);
        Assert.Contains("<p>Hi</p>", entry.ContentHtml, StringComparison.Ordinal);
        Assert.Equal("ai", Assert.Single(entry.Categories));
        Assert.Equal("http://other.example/x/y/a.ogg", Assert.Single(entry.Enclosures).Url);
    }

    [Fact]
    public void JsonFeed_GivesEveryMember()
    {
        var feed = Read("""
            {"version":"https://jsonfeed.org/version/1.1","title":"J","home_page_url":"/","language":"en","authors":[{"name":"Ann","url":"http://a.example"}],
            "items":[{"id":7,"url":"1","title":"One","content_html":"<p>x</p>","summary":"s","date_published":"2026-11-24T08:00:00+08:00","tags":["a"],
            "attachments":[{"url":"a.mp3","mime_type":"audio/mpeg","duration_in_seconds":60}]}, {"id":"8","external_url":"http://out.example/","content_text":"t"}, 5]}
            """);

        Assert.Equal((FeedFormat.Json, "J", "http://site.example/"), (feed.Format, feed.Title, feed.HomePageUrl));
        Assert.Equal(("7", "http://site.example/feeds/1", "<p>x</p>", "s"), (feed.Entries[0].Id, feed.Entries[0].Link, feed.Entries[0].ContentHtml, feed.Entries[0].Summary));
        Assert.Equal(TimeSpan.FromMinutes(1), Assert.Single(feed.Entries[0].Enclosures).Duration);
        Assert.Equal(("http://out.example/", "t"), (feed.Entries[1].Link, feed.Entries[1].ContentText));
        Assert.Equal(2, feed.Entries.Count);
    }

    [Theory]
    [InlineData("<rss><channel><item><title>AT&T rises</title></item></channel></rss>", "AT&T rises")]
    [InlineData("<rss><channel><item><title>caf&eacute; &nbsp;5 &euro;</title></item></channel></rss>", "café 5 €")]
    [InlineData("\n\n junk <?xml version=\"1.0\"?><rss><channel><item><title>Late start</title></item></channel></rss>", "Late start")]
    [InlineData("<rss><channel><item><title>Odd\u0001 \u0008char</title></item></channel></rss>", "Odd char")]
    [InlineData("<rss><channel><item><title>One</title><media:thumbnail url=\"x\"/></item></channel></rss>", "One")]
    [InlineData("<rss><channel><item><title>One</title><description>a<br>b</description></item></channel></rss>", "One")]
    [InlineData("<rss><channel><item><title>Whole</title></item><item><title>Brok", "Whole")]
    [InlineData("<!DOCTYPE rss [<!ENTITY lol \"&hi;\">]><rss><channel><item><title>No &lol; bomb</title></item></channel></rss>", "No &lol; bomb")]
    [InlineData("<rss><channel><item><title>5 < 6</title></item></channel></rss>", "5 < 6")]
    public void Broken_IsReadAsAPersonWould(string text, string title)
    {
        var read = Assert.IsType<FeedResult.Read>(FeedReader.Read(Encoding.UTF8.GetBytes(text), null, Base));

        Assert.NotNull(read.Repaired);
        Assert.Equal(title, read.Feed.Entries[0].Title);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("<!DOCTYPE html><html><body>Hello</body></html>", "HTML page")]
    [InlineData("<html><p>unclosed", "HTML page")]
    [InlineData("<opml/>", "neither RSS nor Atom")]
    [InlineData("{\"a\":1}", "no JSON Feed")]
    [InlineData("{broken", "begins like JSON")]
    [InlineData("just words", "no feed")]
    public void NotAFeed_SaysWhy(string text, string expected)
    {
        var none = Assert.IsType<FeedResult.NotAFeed>(FeedReader.Read(Encoding.UTF8.GetBytes(text), null, Base));

        Assert.Contains(expected, none.Reason, StringComparison.Ordinal);
    }

    public static TheoryData<string> Hostile => ["depth", "attributes", "entities", "angle brackets", "NULs", "ampersands", "items", "open json", "prefixes", "cdata", "tags begun", "comments begun", "elements begun"];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_EndsWithAValueSoon(string kind)
    {
        var text = kind switch
        {
            "depth" => "<rss>" + string.Concat(Enumerable.Repeat("<a>", 100_000)),
            "attributes" => "<rss><channel><item " + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"a{i}='x' ")) + "/></channel></rss>",
            "entities" => "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;'>]><rss><channel><item><title>&c;</title></item></channel></rss>",
            "angle brackets" => new string('<', 4_000_000),
            "NULs" => new string('\0', 4_000_000),
            "ampersands" => "<rss><channel><item><title>" + new string('&', 2_000_000) + "</title></item></channel></rss>",
            "items" => "<rss><channel>" + string.Concat(Enumerable.Repeat("<item><title>t</title></item>", 200_000)) + "</channel></rss>",
            "open json" => "{\"items\":" + new string('[', 1_000_000),
            "prefixes" => "<rss><channel><item>" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<p{i}:x/>")) + "</item></channel></rss>",
            "tags begun" => "<rss><channel><item><title><![CDATA[" + string.Concat(Enumerable.Repeat("<a ", 500_000)) + "]]></title></item></channel></rss>",
            "comments begun" => "<rss><channel><item><description><![CDATA[" + string.Concat(Enumerable.Repeat("<!--", 500_000)) + "]]></description></item></channel></rss>",
            "elements begun" => "<rss><channel><item><title>" + string.Concat(Enumerable.Repeat("<b", 1_000_000)),
            _ => "<rss><channel><item><title>" + string.Concat(Enumerable.Repeat("<![CDATA[", 300_000)),
        };

        var result = FeedReader.Read(Encoding.UTF8.GetBytes(text), "text/xml; charset=nonsense", Base);

        Assert.NotNull(result);
        Assert.True(result is not FeedResult.Read read || read.Feed.Entries.Count <= FeedLimits.Default.MaxEntries);
    }

    [Theory]
    [InlineData("gb18030", "<?xml version=\"1.0\" encoding=\"GB2312\"?>", null)]
    [InlineData("gb18030", "", "text/xml; charset=gbk")]
    [InlineData("big5", "<?xml version=\"1.0\" encoding=\"big5\"?>", null)]
    [InlineData("utf-16", "<?xml version=\"1.0\" encoding=\"utf-16\"?>", null)]
    [InlineData("utf-8", "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>", null)]
    [InlineData("utf-8", "", "text/xml; charset=us-ascii")]
    public void Encoding_IsFound(string encoding, string declaration, string? contentType)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var named = Encoding.GetEncoding(encoding);
        var bytes = named.GetPreamble().Concat(named.GetBytes(declaration + "<rss><channel><item><title>監管機構發布新規</title></item></channel></rss>")).ToArray();

        var read = Assert.IsType<FeedResult.Read>(FeedReader.Read(bytes, contentType, Base));

        Assert.Equal("監管機構發布新規", read.Feed.Entries[0].Title);
    }

    private static Feed Read(string text)
    {
        var read = Assert.IsType<FeedResult.Read>(FeedReader.Read(Encoding.UTF8.GetBytes(text), null, Base));
        Assert.Null(read.Repaired);
        return read.Feed;
    }
}
