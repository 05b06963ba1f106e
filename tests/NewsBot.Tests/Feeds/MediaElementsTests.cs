using NewsBot.Feeds;
using static NewsBot.Tests.Feeds.FeedReading;

namespace NewsBot.Tests.Feeds;

public sealed class MediaElementsTests
{
    [Fact]
    public void Enclosures_AreAllThatComeWithTheEntry()
    {
        var entry = Item(
            "<enclosure url='/a.mp3' type='audio/mpeg' length='123'/><enclosure url='/a.mp3'/><atom:link rel='enclosure' href='/b.ogg' type='audio/ogg' length='4'/>"
            + "<media:group><media:content url='/c.mp4' type='video/mp4' fileSize='5' duration='61'/></media:group><itunes:duration>1:02:03</itunes:duration>");

        Assert.Equal(
            [
                new FeedEnclosure("http://site.example/a.mp3", "audio/mpeg", 123, new TimeSpan(1, 2, 3)),
                new FeedEnclosure("http://site.example/b.ogg", "audio/ogg", 4),
                new FeedEnclosure("http://site.example/c.mp4", "video/mp4", 5, TimeSpan.FromSeconds(61)),
            ],
            entry.Enclosures);
    }

    [Theory]
    [InlineData("<media:thumbnail url='/t.jpg'/>")]
    [InlineData("<media:group><media:thumbnail url='/t.jpg'/></media:group>")]
    [InlineData("<itunes:image href='/t.jpg'/>")]
    [InlineData("<enclosure url='/t.jpg' type='image/jpeg'/>")]
    [InlineData("<media:content url='/t.jpg' medium='image'/>")]
    [InlineData("<image><url>/t.jpg</url></image>")]
    public void Image_IsTheEntrys(string elements) => Assert.Equal("http://site.example/t.jpg", Item(elements).Image);

    [Theory]
    [InlineData("<enclosure type='audio/mpeg'/>")]
    [InlineData("<enclosure url='/a' length='-1'/>")]
    [InlineData("<enclosure url='/a' length='99999999999999999999'/>")]
    public void Enclosure_HasNoLength_WhenItIsNonsense(string elements) => Assert.All(Item(elements).Enclosures, e => Assert.Null(e.Length));
}
