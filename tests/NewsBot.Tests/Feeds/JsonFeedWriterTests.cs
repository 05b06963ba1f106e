using System.Text.Json;
using NewsBot.Feeds;
using static NewsBot.Tests.Feeds.FeedReading;

namespace NewsBot.Tests.Feeds;

public sealed class JsonFeedWriterTests
{
    [Fact]
    public void Write_SaysInAnExtension_WhatJsonFeedCant()
    {
        using var json = Written(
            "<rss xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>T</title><ttl>60</ttl><skipHours><hour>3</hour></skipHours><skipDays><day>Monday</day></skipDays>"
            + "<item><source url='http://s.example/'>S</source><atom:contributor><name>C</name><uri>http://c.example/</uri><email>c@s.example</email></atom:contributor></item></channel></rss>");
        var feed = json.RootElement.GetProperty("_newsbot");
        var item = json.RootElement.GetProperty("items")[0].GetProperty("_newsbot");

        Assert.Equal("""{"minimum_interval_in_seconds":3600,"skip_hours":[3],"skip_days":["Monday"]}""", Compact(feed));
        Assert.Equal(
            """{"contributors":[{"name":"C","url":"http://c.example/","_newsbot":{"email":"c@s.example"}}],"source":{"title":"S","feed_url":"http://s.example/"}}""",
            Compact(item));
    }

    [Theory]
    [InlineData("<rss><channel><item><title>t</title></item></channel></rss>", "content_text", "")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><entry><summary>s</summary></entry></feed>", "content_text", "s")]
    [InlineData("<rss><channel><item><description>d</description></item></channel></rss>", "content_html", "d")]
    public void Item_HasContentOfAKind(string text, string member, string content)
    {
        using var json = Written(text);

        Assert.Equal(content, json.RootElement.GetProperty("items")[0].GetProperty(member).GetString());
    }

    [Fact]
    public void Write_GivesWhatReads_TheSame()
    {
        var feed = Read("<rss><channel><title>T</title><item><title>One</title><guid>http://a.example/1</guid><description>&lt;b&gt;d&lt;/b&gt;</description></item></channel></rss>");
        using var stream = new MemoryStream();
        JsonFeedWriter.Write(feed, stream);

        var again = Assert.IsType<FeedResult.Read>(FeedReader.Read(stream.ToArray(), null, null)).Feed;

        var (one, other) = (Assert.Single(feed.Entries), Assert.Single(again.Entries));
        Assert.Equal((one.Id, one.Link, one.Title, one.ContentHtml, one.Summary), (other.Id, other.Link, other.Title, other.ContentHtml, other.Summary));
    }

    private static JsonDocument Written(string text)
    {
        using var stream = new MemoryStream();
        JsonFeedWriter.Write(Read(text), stream);
        return JsonDocument.Parse(stream.ToArray());
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
