using NewsBot.Articles;

namespace NewsBot.Tests.Articles;

public sealed class PlainTextTests
{
    [Fact]
    public void Tidy_DropsWhatTurnsTheOrderOfText() => Assert.Equal("evil txt.exe", PlainText.Tidy("evil\u202E txt.\u200Bexe\uFEFF"));

    [Theory]
    [InlineData("<p>One</p><p>Two &amp; three</p>", "One\nTwo & three")]
    [InlineData("One<br>Two", "One\nTwo")]
    [InlineData("a\n  b\tc", "a\nb c")]
    [InlineData("<p>a\n b</p>", "a b")]
    [InlineData("<script>alert(1)</script><style>p{}</style>Text", "Text")]
    [InlineData("5 &lt; 6", "5 < 6")]
    [InlineData("开源<b>模型</b>发布", "开源模型发布")]
    [InlineData("<p>unclosed", "unclosed")]
    [InlineData("", "")]
    public void FromHtml_GivesWhatPeopleRead(string html, string expected) => Assert.Equal(expected, PlainText.FromHtml(html));

    [Fact]
    public void FromHtml_ReadsOn_WhenNestingIsAbsurd() =>
        Assert.Equal("deep", PlainText.FromHtml(string.Concat(Enumerable.Repeat("<div>", 50_000)) + "deep"));

    [Theory]
    [InlineData("<a ")]
    [InlineData("<!--")]
    [InlineData("<b")]
    [InlineData("&")]
    [InlineData("<script>")]
    public void FromHtml_EndsSoon_WhenNothingIsEverClosed(string begun) =>
        Assert.NotNull(PlainText.FromHtml(string.Concat(Enumerable.Repeat(begun, 1_000_000))));

    [Fact]
    public void FromHtml_EndsSoon_WhenACommentSeemsToEndOverAndOver() =>
        Assert.Equal("", PlainText.FromHtml("<!--" + string.Concat(Enumerable.Repeat("--!", 130_000))));

    [Fact]
    public void Tidy_CutsBetweenCharacters_WhenTextIsTooLong()
    {
        var text = PlainText.Tidy(string.Concat(Enumerable.Repeat("😀", PlainText.MaxLength)));

        Assert.InRange(text.Length, PlainText.MaxLength - 1, PlainText.MaxLength);
        Assert.False(char.IsHighSurrogate(text[^1]));
    }
}
