using NewsBot.Subscriptions;

namespace NewsBot.Tests.Subscriptions;

public sealed class ChannelIdTests
{
    [Theory]
    [InlineData("console", ChannelKind.Console)]
    [InlineData("123456789012345678", ChannelKind.Discord)]
    [InlineData("webhook:news", ChannelKind.Webhook)]
    public void TryParse_ReadsWhatToStringWrites(string text, ChannelKind kind)
    {
        Assert.True(ChannelId.TryParse(text, out var channel));
        Assert.Equal(kind, channel.Value.Kind);
        Assert.Equal(text, channel.Value.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("general")]
    [InlineData("12345")]
    [InlineData("webhook:")]
    [InlineData("webhook:a/b")]
    [InlineData("１２３４５６７８９０１２３４５６")]
    public void TryParse_IsFalse_WhenItIsNone(string? text) => Assert.False(ChannelId.TryParse(text, out _));
}
