using NewsBot.Chat;
using NewsBot.Chat.Discord.Interactions.Commands;

namespace NewsBot.Tests.Chat.Discord.Interactions;

public sealed class TimeOptionTests
{
    [Theory]
    [InlineData("22:00-07:00", "22:00-07:00")]
    [InlineData("22-7", "22:00-07:00")]
    [InlineData("22:30 – 6:15", "22:30-06:15")]
    [InlineData("22：00至7：00", "22:00-07:00")]
    [InlineData("OFF", null)]
    [InlineData("关闭", null)]
    public void TryReadQuiet_TakesWhatPeopleWrite(string written, string? expected)
    {
        Assert.True(TimeOption.TryReadQuiet(written, ChatTexts.For("zh-Hans").Interactions, out var quiet));
        Assert.Equal(expected, quiet?.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("22:00")]
    [InlineData("7-7")]
    [InlineData("22-24")]
    [InlineData("22-7-9")]
    [InlineData("关闭")]
    public void TryReadQuiet_RefusesWhatIsNoSpan(string written) =>
        Assert.False(TimeOption.TryReadQuiet(written, ChatTexts.For("en").Interactions, out _));

    [Fact]
    public void ProposeQuiet_PutsWhatIsTypedFirst_AndOffLast()
    {
        var proposed = TimeOption.ProposeQuiet("20-6", ChatTexts.For("en").Interactions);

        Assert.Equal(("20:00-06:00", "off"), (proposed[0].Value, proposed[^1].Value));
    }
}
