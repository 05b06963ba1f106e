using NewsBot.Chat.Discord;

namespace NewsBot.Tests.Chat.Discord;

public sealed class SnowflakeTests
{
    // 175928847299117063 is the API reference's example, made at this time.
    [Fact]
    public void At_IsTheLeastOfItsMillisecond() => Assert.Equal(
        175928847299117063UL >> 22 << 22,
        Snowflake.At(new DateTimeOffset(2016, 4, 30, 11, 18, 25, 796, TimeSpan.Zero)));

    [Fact]
    public void At_IsZero_WhenTheTimeIsBeforeDiscord() => Assert.Equal(0UL, Snowflake.At(DateTimeOffset.UnixEpoch));
}
