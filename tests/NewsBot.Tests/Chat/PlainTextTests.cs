using System.Globalization;
using NewsBot.Chat;

namespace NewsBot.Tests.Chat;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("  two\r\n\tlines\u2028and \u00A0 more ", "two lines and more")]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("\u009b1;31mred", "red")]
    [InlineData("\u001b]0;title\u0007text", "text")]
    [InlineData("\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\", "click")]
    [InlineData("\u001b]never ends", "]never ends")]
    [InlineData("be\u0007ll\0", "bell")]
    [InlineData("zero\u200Bwidth\uFEFF\u2060", "zerowidth")]
    [InlineData("\u202Egpj.exe\u202C \u2066isolated\u2069", "gpj.exe isolated")]
    [InlineData("\u3164\u115F\u2800", "")]
    [InlineData("tag\U000E0041\U000E0101", "tag")]
    [InlineData("half \uD83D of a pair", "half of a pair")]
    [InlineData("", "")]
    public void OneLine_LeavesOnlyWhatShows(string text, string expected) =>
        Assert.Equal(expected, PlainText.OneLine(text, 100));

    [Theory]
    [InlineData("می\u200Cخواهم")]
    [InlineData("👩\u200D💻 codes")]
    [InlineData("❤\uFE0F")]
    public void OneLine_KeepsJoiners_WhenTheirNeighboursNeedThem(string text) =>
        Assert.Equal(text, PlainText.OneLine(text, 100));

    [Fact]
    public void OneLine_DropsJoiners_WhenTheyHideInLatinWords() =>
        Assert.Equal("GPT-5", PlainText.OneLine("G\u200DP\u200CT-\u200D5\u200D", 100));

    [Fact]
    public void OneLine_KeepsAccentsAndStopsTowers_WhenMarksPileUp()
    {
        Assert.Equal("Cafe\u0301", PlainText.OneLine("Cafe\u0301", 100));
        Assert.Equal("Z" + new string('\u0301', 6) + "!", PlainText.OneLine("Z" + new string('\u0301', 500) + "!", 100));
    }

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("ab cdefg", 4, "ab…")]
    [InlineData("ab👍🏽cd", 5, "ab…")]
    [InlineData("ab👍🏽", 6, "ab👍🏽")]
    [InlineData("cafe\u0301s", 5, "caf…")]
    [InlineData("中文标题很长", 4, "中文标…")]
    public void OneLine_CutsBetweenGraphemes_WhenTextIsTooLong(string text, int most, string expected) =>
        Assert.Equal(expected, PlainText.OneLine(text, most));

    [Fact]
    public void OneLine_StaysWithinTheLimitAndWhole_WhenOneGraphemeIsEndless()
    {
        var family = string.Concat(Enumerable.Repeat("👩\u200D", 5_000)) + "👩";

        var line = PlainText.OneLine(family, 20);

        Assert.InRange(line.Length, 1, 20);
        Assert.DoesNotContain(line.EnumerateRunes(), r => r == System.Text.Rune.ReplacementChar);
    }

    [Fact]
    public void OneLine_TakesTenThousandCharacters_WithoutReadingThemAll()
    {
        var line = PlainText.OneLine(new string('长', 10_000), 200);

        Assert.Equal(200, new StringInfo(line).LengthInTextElements);
    }
}
