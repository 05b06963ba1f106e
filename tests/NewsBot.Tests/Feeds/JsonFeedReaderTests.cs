using NewsBot.Feeds;
using static NewsBot.Tests.Feeds.FeedReading;

namespace NewsBot.Tests.Feeds;

public sealed class JsonFeedReaderTests
{
    [Fact]
    public void Read_GivesEveryMember()
    {
        var feed = Read("""
            {"version":"https://jsonfeed.org/version/1.1","title":"J","home_page_url":"/","next_url":"?p=2","icon":"/i.png","favicon":"/f.png","language":"en","expired":true,
            "hubs":[{"type":"x"}],"authors":[{"name":"Ann","url":"http://a.example","avatar":"/a.png"}],
            "items":[{"id":7,"url":"1","title":"One","content_html":"<a href='x'>x</a>","summary":"s","date_published":"2026-11-24T08:00:00+08:00","tags":["a","a",5,{}],
            "attachments":[{"url":"a.mp3","mime_type":"audio/mpeg","size_in_bytes":5,"duration_in_seconds":60},{"mime_type":"x"},7]},
            {"id":"8","external_url":"http://out.example/","content_text":"t","author":{"name":"Bob"},"banner_image":"/b.png","language":"zh"}, 5]}
            """);

        Assert.Equal((FeedFormat.Json, "J", "http://site.example/", "http://site.example/i.png"), (feed.Format, feed.Title, feed.HomePageUrl, feed.Icon));
        Assert.Equal(("http://site.example/feeds/main.xml?p=2", true), (feed.NextUrl, feed.IsExpired));
        Assert.Equal([new FeedAuthor("Ann", "http://a.example", "http://site.example/a.png")], feed.Authors);
        Assert.Equal(2, feed.Entries.Count);
        var (first, second) = (feed.Entries[0], feed.Entries[1]);
        Assert.Equal(("7", "http://site.example/feeds/1", "<a href='http://site.example/feeds/x'>x</a>", "s"), (first.Id, first.Link, first.ContentHtml, first.Summary));
        Assert.Equal(["a", "5"], first.Categories);
        Assert.Equal([new FeedEnclosure("http://site.example/feeds/a.mp3", "audio/mpeg", 5, TimeSpan.FromMinutes(1))], first.Enclosures);
        Assert.Equal(("http://out.example/", "http://out.example/", "t", "zh"), (second.Link, second.ExternalLink, second.ContentText, second.Language));
        Assert.Equal([new FeedAuthor("Bob")], second.Authors);
    }

    [Theory]
    [InlineData("{\"title\":\"T\",\"items\":[{\"title\":\"One\"},{\"title\":\"Tw")]
    [InlineData("{\"title\":\"T\",\"items\":[{\"title\":\"One\",\"summary\":\"two\nlines\"}]}")]
    public void Broken_IsReadAsFarAsItGoes(string text)
    {
        var read = ReadAnyhow(text);

        Assert.Equal("One", read.Feed.Entries[0].Title);
        Assert.Contains("not well-formed at line 1", read.Repaired, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"items\":[{\"id\":\"1\",\"title\":null,\"tags\":\"x\",\"attachments\":{},\"authors\":[null],\"author\":[]}]}")]
    [InlineData("{\"items\":[{\"id\":\"1\",},],/* a comment */}")]
    [InlineData("\uFEFF \n{\"unknown\":{\"items\":[1]},\"items\":[{\"id\":\"1\"}]}")]
    public void Odd_IsRead(string text) => Assert.Equal("1", Assert.Single(Read(text).Entries).Id);

    [Fact]
    public void Text_IsKeptAsItStands_WhenItHasHalfACharacter() =>
        Assert.Equal("\\ud83d", Assert.Single(Read("{\"items\":[{\"title\":\"\\ud83d\"}]}").Entries).Title);
}
