using NewsBot.Feeds;
using static NewsBot.Tests.Feeds.FeedReading;

namespace NewsBot.Tests.Feeds;

public sealed class FeedElementsTests
{
    [Theory]
    [InlineData("<rss version='0.91'><channel><title>T</title></channel></rss>", FeedFormat.Rss)]
    [InlineData("<rss xmlns='http://backend.userland.com/rss2'><channel><title>T</title></channel></rss>", FeedFormat.Rss)]
    [InlineData("<rss xmlns='urn:whatever'><channel><title>T</title></channel></rss>", FeedFormat.Rss)]
    [InlineData("<RSS><CHANNEL><TITLE>T</TITLE></CHANNEL></RSS>", FeedFormat.Rss)]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel><title>T</title></channel></rdf:RDF>", FeedFormat.Rdf)]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:r='http://purl.org/rss/1.0/'><r:channel><r:title>T</r:title></r:channel></rdf:RDF>", FeedFormat.Rdf)]
    [InlineData("<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>T</title></feed>", FeedFormat.Atom)]
    [InlineData("<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>T</a:title></a:feed>", FeedFormat.Atom)]
    public void Format_IsTheRoots(string text, FeedFormat format)
    {
        var feed = Read(text);

        Assert.Equal((format, "T"), (feed.Format, feed.Title));
    }

    [Fact]
    public void Wishes_AreThePublishers()
    {
        var feed = Channel("<ttl>90</ttl><skipHours><hour>0</hour><hour>23</hour><hour>24</hour><hour>x</hour></skipHours><skipDays><day>Sunday</day><day>3</day></skipDays>");

        Assert.Equal(TimeSpan.FromMinutes(90), feed.MinimumInterval);
        Assert.Equal([0, 23], feed.SkipHours);
        Assert.Equal([DayOfWeek.Sunday], feed.SkipDays);
    }

    [Theory]
    [InlineData("<sy:updatePeriod>hourly</sy:updatePeriod>", 60)]
    [InlineData("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 360)]
    [InlineData("<ttl>5</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", 60)]
    [InlineData("<ttl>120</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", 120)]
    [InlineData("<ttl>99999999999</ttl>", null)]
    [InlineData("<ttl>-1</ttl><sy:updateFrequency>0</sy:updateFrequency>", null)]
    public void MinimumInterval_IsTheLongestWish(string elements, int? minutes) =>
        Assert.Equal(minutes is { } m ? TimeSpan.FromMinutes(m) : null, Channel(elements).MinimumInterval);

    [Fact]
    public void Links_AreByTheirRelation()
    {
        var feed = Channel("<link>/</link><atom:link rel='self' href='main.xml'/><atom:link rel='next' href='?page=2'/><image><url>/i.png</url><link>/other</link><title>Not this</title></image>");

        Assert.Equal(
            ("http://site.example/", "http://site.example/feeds/main.xml", "http://site.example/feeds/main.xml?page=2", "http://site.example/i.png"),
            (feed.HomePageUrl, feed.FeedUrl, feed.NextUrl, feed.Icon));
    }

    [Theory]
    [InlineData("<language>en-GB</language>", "en-GB")]
    [InlineData("<dc:language>fr</dc:language>", "fr")]
    public void Language_IsTheChannels(string elements, string language) => Assert.Equal(language, Channel(elements).Language);

    [Fact]
    public void Items_AreReadBesideTheChannelToo() => Assert.Equal(2, Read("<rss><channel><item/></channel><item/></rss>").Entries.Count);

    private static Feed Channel(string elements) => Read(
        "<rss xmlns:sy='http://purl.org/rss/1.0/modules/syndication/' xmlns:atom='http://www.w3.org/2005/Atom' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        + $"<channel>{elements}</channel></rss>");
}
