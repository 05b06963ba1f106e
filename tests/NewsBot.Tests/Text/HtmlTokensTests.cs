using NewsBot.Text;

namespace NewsBot.Tests.Text;

public sealed class HtmlTokensTests
{
    [Theory]
    [InlineData("--!")]
    [InlineData("---!")]
    [InlineData("--!--")]
    [InlineData("-!-")]
    [InlineData("--! --!-")]
    [InlineData("!--!---")]
    public void Of_Ends_WhenACommentIsAllEnds(string piece)
    {
        var tokens = HtmlTokens.Of("<!--" + string.Concat(Enumerable.Repeat(piece, 200_000)) + "--><p>").ToList();

        Assert.Equal("p", tokens[^1].Name);
    }
}
