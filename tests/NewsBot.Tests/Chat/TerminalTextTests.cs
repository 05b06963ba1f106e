using NewsBot.Chat;

namespace NewsBot.Tests.Chat;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("abc", 3)]
    [InlineData("中文", 4)]
    [InlineData("ｆｕｌｌ", 8)]
    [InlineData("cafe\u0301", 4)]
    [InlineData("🚀", 2)]
    public void Width_CountsCells(string text, int cells) => Assert.Equal(cells, TerminalText.Width(text));

    [Theory]
    [InlineData("", 10, "")]
    [InlineData("one two three", 20, "one two three")]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two three", 8, "one two|three")]
    [InlineData("abcdefghij kl", 4, "abcd|efgh|ij|kl")]
    [InlineData("中文标题很长", 5, "中文|标题|很长")]
    [InlineData("英文words混在一起", 8, "英文|words混|在一起")]
    [InlineData("他说：“好。”再见", 10, "他说：|“好。”再见")]
    public void Wrap_KeepsLinesWithinTheWidth(string text, int width, string lines) =>
        Assert.Equal(lines, string.Join('|', TerminalText.Wrap(text, width)));

    [Theory]
    [InlineData("Wire · Herald", 20, "Wire · Herald")]
    [InlineData("Wire · Herald", 13, "Wire ·|Herald")]
    [InlineData("Wire · 海角科技週報 · Herald", 16, "Wire ·|海角科技週報 ·|Herald")]
    [InlineData("A much longer name · Wire", 10, "A much|longer|name ·|Wire")]
    public void WrapParts_BreaksAfterDots(string text, int width, string lines) =>
        Assert.Equal(lines, string.Join('|', TerminalText.WrapParts(text, width)));

    [Fact]
    public void Wrap_LosesNothing_WhenTextIsMixed()
    {
        const string text = "OpenAI says GPT-5 在今年夏天发布，监管机构要求更多信息。 Regulators want more, and averyveryverylongwordfollowshere.";

        for (var width = 2; width < 60; width++)
        {
            var lines = TerminalText.Wrap(text, width).ToList();
            Assert.All(lines, line => Assert.InRange(TerminalText.Width(line), 1, width));
            Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        }
    }
}
