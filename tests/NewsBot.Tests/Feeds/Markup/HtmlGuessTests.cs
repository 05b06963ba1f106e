using NewsBot.Feeds.Markup;

namespace NewsBot.Tests.Feeds.Markup;

public sealed class HtmlGuessTests
{
    [Theory]
    [InlineData("<b>bold</b>", true)]
    [InlineData("AT&amp;T", true)]
    [InlineData("&#8217;", true)]
    [InlineData("a & b", false)]
    [InlineData("1 < 2", false)]
    [InlineData("the <blink> tag", false)]
    [InlineData("the <blink>tag</blink>", false)]
    [InlineData("List<int> and </b>", false)]
    [InlineData("&nosuch; <b>x</b>", false)]
    [InlineData("<br> alone", false)]
    public void LooksLikeHtml_OnlyBeyondDoubt(string text, bool expected) => Assert.Equal(expected, HtmlGuess.LooksLikeHtml(text));
}
