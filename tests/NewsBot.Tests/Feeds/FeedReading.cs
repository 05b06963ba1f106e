using System.Text;
using NewsBot.Feeds;

namespace NewsBot.Tests.Feeds;

/// <summary>Feeds as text, for tests of what is read of them.</summary>
internal static class FeedReading
{
    public static readonly Uri Base = new("http://site.example/feeds/main.xml");

    /// <summary>A feed that has to be well-formed.</summary>
    public static Feed Read(string text)
    {
        var read = ReadAnyhow(text);
        Assert.Null(read.Repaired);
        return read.Feed;
    }

    /// <summary>A feed that may be broken.</summary>
    public static FeedResult.Read ReadAnyhow(string text) =>
        Assert.IsType<FeedResult.Read>(FeedReader.Read(Encoding.UTF8.GetBytes(text), null, Base));

    /// <summary>The only entry of an RSS feed that has these elements in its item.</summary>
    public static FeedEntry Item(string elements) => Assert.Single(Read(
        "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
        + "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:media=\"http://search.yahoo.com/mrss/\" "
        + "xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" xmlns:slash=\"http://purl.org/rss/1.0/modules/slash/\" "
        + "xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">"
        + $"<channel><item>{elements}</item></channel></rss>").Entries);

    /// <summary>The only entry of an Atom feed that has these elements in it.</summary>
    public static FeedEntry Entry(string elements) => Assert.Single(Read(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:thr=\"http://purl.org/syndication/thread/1.0\" xml:lang=\"en\">"
        + $"<entry>{elements}</entry></feed>").Entries);
}
