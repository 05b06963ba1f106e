using static NewsBot.Tests.Feeds.FeedReading;

namespace NewsBot.Tests.Feeds;

public sealed class CategoryElementsTests
{
    [Theory]
    [InlineData("<category domain='http://d.example'>AI &amp;amp; law</category><dc:subject>Chips</dc:subject>", "AI & law|Chips")]
    [InlineData("<category>AI</category><category>AI</category>", "AI")]
    [InlineData("<itunes:category text='Tech'><itunes:category text='Gadgets'/></itunes:category>", "Tech|Gadgets")]
    [InlineData("<itunes:keywords>a, b,, c</itunes:keywords>", "a|b|c")]
    [InlineData("<media:category label='Lab'>cat</media:category>", "cat")]
    [InlineData("<atom:category term='t' label='L'/><atom:category label='Only'/>", "t|Only")]
    public void Categories_AreTerms(string elements, string expected) => Assert.Equal(expected.Split('|'), Item(elements).Categories);
}
