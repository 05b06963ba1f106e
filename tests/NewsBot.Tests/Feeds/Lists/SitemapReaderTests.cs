using System.IO.Compression;
using System.Text;
using NewsBot.Feeds;
using NewsBot.Feeds.Lists;

namespace NewsBot.Tests.Feeds.Lists;

public sealed class SitemapReaderTests
{
    private const string News = """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
                xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
          <url>
            <loc>https://site.example/old?a=1&amp;b=2</loc>
            <lastmod>2026-11-24T09:00:00Z</lastmod>
            <news:news>
              <news:publication><news:name>The Site</news:name><news:language>en</news:language></news:publication>
              <news:publication_date>2026-11-23</news:publication_date>
              <news:title>Old &amp; dear</news:title>
              <news:keywords>ai, chips,ai</news:keywords>
            </news:news>
            <image:image><image:loc>https://site.example/a.jpg</image:loc><image:title>A picture</image:title></image:image>
          </url>
          <url>
            <loc> https://site.example/new </loc>
            <news:news>
              <news:publication><news:name>Other</news:name><news:language>zh-cn</news:language></news:publication>
              <news:publication_date>2026-11-24T08:00:00+08:00</news:publication_date>
              <news:title><![CDATA[新 <b>的</b> & 好]]></news:title>
            </news:news>
          </url>
        </urlset>
        """;

    private static readonly Uri Base = new("https://site.example/sitemap.xml");

    [Theory]
    [InlineData(ListKind.Sitemap)]
    [InlineData(ListKind.Feed)]
    public void Read_TakesNews_NewestFirst(ListKind kind)
    {
        var feed = Assert.IsType<FeedResult.Read>(Read(News, kind)).Feed;

        Assert.Equal((FeedFormat.Sitemap, "The Site"), (feed.Format, feed.Title));
        Assert.Equal(
            [
                ("https://site.example/new", "新 的 & 好", new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero), "zh-cn", ""),
                ("https://site.example/old?a=1&b=2", "Old & dear", new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero), "en", "ai,chips"),
            ],
            feed.Entries.Select(e => (e.Link, e.Title, e.Published?.ToUniversalTime(), e.Language, string.Join(',', e.Categories))));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), feed.Entries[1].Updated);
    }

    [Theory]
    [InlineData("https://site.example/2026/11/open-weights-for_all.html", "open weights for all")]
    [InlineData("https://site.example/%E6%96%B0-%E7%9A%84-%E5%A5%BD/", "新 的 好")]
    [InlineData("https://site.example/a-1-2-3", null)]
    [InlineData("https://site.example/", null)]
    public void Read_TakesTheWordsOfTheAddress_WhenThereIsNoTitle(string url, string? title)
    {
        var feed = Assert.IsType<FeedResult.Read>(Read($"<urlset><url><loc>{url}</loc></url></urlset>", ListKind.Sitemap)).Feed;

        Assert.Equal(title, Assert.Single(feed.Entries).Title);
    }

    [Fact]
    public void Read_KeepsTheNewest_WhenThereAreTooMany()
    {
        var urls = Enumerable.Range(0, 2 * ListReader.MaxEntries)
            .Select(i => $"<url><loc>/{i}</loc><lastmod>{DateTimeOffset.UnixEpoch.AddYears(50).AddMinutes(i):O}</lastmod></url>");

        var feed = Assert.IsType<FeedResult.Read>(Read($"<urlset>{string.Concat(urls)}</urlset>", ListKind.Sitemap)).Feed;

        Assert.Equal(ListReader.MaxEntries, feed.Entries.Count);
        Assert.Equal("https://site.example/1999", feed.Entries[0].Link);
    }

    [Fact]
    public void Read_Expands_WhenItIsAGzipFile()
    {
        Assert.Equal(2, Assert.IsType<FeedResult.Read>(ListReader.Read(ListForm.Feed, Packed(Encoding.UTF8.GetBytes(News)), "application/x-gzip", Base)).Feed.Entries.Count);
    }

    [Fact]
    public void Read_Refuses_WhenAGzipFileIsABomb()
    {
        var none = Assert.IsType<FeedResult.NotAFeed>(ListReader.Read(ListForm.Feed, Packed(new byte[17 * 1_024 * 1_024]), null, Base));

        Assert.Equal("It is larger than 16 MiB.", none.Reason);
    }

    [Fact]
    public void Listed_GivesTheSitemapsOfAnIndex_NewestFirst()
    {
        const string Index = """
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
              <sitemap><loc>https://site.example/2025.xml</loc><lastmod>2025-12-31</lastmod></sitemap>
              <sitemap><loc>/2026.xml.gz</loc><lastmod>2026-11-24T08:00:00Z</lastmod></sitemap>
              <sitemap><loc>https://site.example/about.xml</loc></sitemap>
            </sitemapindex>
            """;

        Assert.Equal(
            [
                new FeedLink(new Uri("https://site.example/2026.xml.gz"), "changed 2026-11-24 08:00 UTC", "application/xml"),
                new FeedLink(new Uri("https://site.example/2025.xml"), "changed 2025-12-31 00:00 UTC", "application/xml"),
                new FeedLink(new Uri("https://site.example/about.xml"), null, "application/xml"),
            ],
            SitemapReader.Listed(Encoding.UTF8.GetBytes(Index), null, Base));
        Assert.Equal(
            "It is an index of 3 sitemaps; add one of those instead, the newest being https://site.example/2026.xml.gz",
            Assert.IsType<FeedResult.NotAFeed>(Read(Index, ListKind.Feed)).Reason);
    }

    [Theory]
    [InlineData("<rss><channel><title>x</title></channel></rss>", "It is no sitemap: it does not begin with <urlset> or <sitemapindex>.")]
    [InlineData("", "It is no sitemap: it does not begin with <urlset> or <sitemapindex>.")]
    [InlineData("<sitemapindex/>", "It is an index of sitemaps, but lists none.")]
    public void Read_SaysWhy_WhenItIsNone(string text, string expected)
    {
        Assert.Equal(expected, Assert.IsType<FeedResult.NotAFeed>(Read(text, ListKind.Sitemap)).Reason);
    }

    [Theory]
    [InlineData("""<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>https://site.example/a</loc><news:title>&x;</news:title></url></urlset>""", "&x;")]
    [InlineData("""<urlset><url><loc>https://site.example/a</loc><news:title>A & B</news:title>""", "A & B")]
    [InlineData("""junk <urlset><url><loc>https://site.example/a</loc><n:title>T</news:title></url>""", "T")]
    public void Read_TakesWhatThereIs_WhenItIsBrokenOrHostile(string text, string title)
    {
        Assert.Equal(title, Assert.Single(Assert.IsType<FeedResult.Read>(Read(text, ListKind.Sitemap)).Feed.Entries).Title);
    }

    private static FeedResult Read(string text, ListKind kind) =>
        ListReader.Read(new ListForm { Kind = kind }, Encoding.UTF8.GetBytes(text), "application/xml", Base);

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
