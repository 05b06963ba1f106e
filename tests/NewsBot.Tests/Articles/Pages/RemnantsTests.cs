using NewsBot.Articles.Pages;

namespace NewsBot.Tests.Articles.Pages;

public sealed class RemnantsTests
{
    private const string Prose = "The council decided on Monday, after months of quarrel, that the old bridge will be mended and not pulled down, as many had feared it would be.";
    private const string More = "Work begins in spring, the mayor said, and is to take two years; until then lorries have to go round by the northern road, which pleases nobody.";

    [Theory]
    [InlineData("The bridge stays")]
    [InlineData("THE BRIDGE STAYS!")]
    [InlineData("24 November 2026, 10:15")]
    [InlineData("发布时间：11月24日 10:15")]
    [InlineData("Photo: Ann Other / Agency")]
    [InlineData("图片：新华社")]
    [InlineData("© The Example Times")]
    [InlineData("https://news.example/bridge")]
    public void Without_DropsIt_WhenItStandsBeforeTheProse(string line) => Assert.Equal([Prose, More], Read(Block(line), Block(Prose), Block(More)));

    [Theory]
    [InlineData("In 2019 it was closed for a year.")]
    [InlineData("What comes next")]
    [InlineData("The photo shows it.")]
    public void Without_KeepsIt_WhenItIsOfTheArticle(string line) => Assert.Equal([Prose, line, More], Read(Block(Prose), Block(line), Block(More)));

    [Fact]
    public void Without_DropsLinksWithTheirHeading() => Assert.Equal(
        [Prose, More],
        Read(Block(Prose), Block("More on this", "h3"), Block("A bridge too far away", "li", linkLength: 21), Block(More)));

    [Fact]
    public void Without_DropsHeadingsAtTheEnd() => Assert.Equal([Prose], Read(Block(Prose), Block("Comments", "h2"), Block("Write one", "h3")));

    private static IEnumerable<string> Read(params TextBlock[] blocks) => Remnants.Without(blocks, ["The bridge stays"]).Select(b => b.Text);

    private static TextBlock Block(string text, string tag = "p", int linkLength = 0) => new(tag, text, linkLength, []);
}
