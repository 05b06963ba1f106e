using NewsBot.Articles;

namespace NewsBot.Tests.Articles;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("Short.", 20, "Short.")]
    [InlineData("One line\nand another", 30, "One line and another")]
    [InlineData("A first sentence. A second one that is long.", 30, "A first sentence.")]
    [InlineData("第一句话在这里结束了。第二句话还要继续说下去很久", 32, "第一句话在这里结束了。")]
    [InlineData("words without any end to them at all", 20, "words without any…")]
    public void Of_CutsWhereAReaderWouldNotMind(string text, int maxLength, string expected) =>
        Assert.Equal(expected, Excerpt.Of(text, maxLength));

    [Fact]
    public void Of_KeepsPairs_WhenCutInsideOne() => Assert.Equal("ab…", Excerpt.Of("ab😀😀😀", 6));
}
