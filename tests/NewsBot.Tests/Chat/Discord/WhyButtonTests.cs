using NewsBot.Chat.Discord;

namespace NewsBot.Tests.Chat.Discord;

public sealed class WhyButtonTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 5)]
    [InlineData(99, 100)]
    public void Parse_GivesTheButton_ThatMadeTheId(int first, int count)
    {
        var button = new WhyButton(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero).AddTicks(7), first, count);

        Assert.InRange(button.CustomId.Length, 1, 100);
        Assert.StartsWith("why|", button.CustomId, StringComparison.Ordinal);
        Assert.Equal(button, WhyButton.Parse(button.CustomId["why|".Length..]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("|")]
    [InlineData("||")]
    [InlineData("1|2")]
    [InlineData("1|2|3|4")]
    [InlineData("-1|0|1")]
    [InlineData("1|-1|1")]
    [InlineData("1|0| 1")]
    [InlineData("1|0|1e3")]
    [InlineData("1|0|2147483648")]
    [InlineData("1|2147483648|1")]
    [InlineData("3155378976000000000|0|1")]
    [InlineData("9223372036854775807|0|1")]
    [InlineData("99999999999999999999|0|1")]
    [InlineData("١|0|1")]
    [InlineData("1|0|1\0")]
    [InlineData("../../etc|0|1")]
    public void Parse_IsNull_WhenTheIdIsNoneOfOurs(string pressed) => Assert.Null(WhyButton.Parse(pressed));
}
