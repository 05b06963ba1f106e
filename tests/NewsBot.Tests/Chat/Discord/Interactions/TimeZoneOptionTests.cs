using NewsBot.Chat.Discord.Interactions.Commands;

namespace NewsBot.Tests.Chat.Discord.Interactions;

public sealed class TimeZoneOptionTests
{
    private static readonly DateTimeOffset Winter = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Asia/Shanghai", "Asia/Shanghai")]
    [InlineData("europe/berlin", "Europe/Berlin")]
    [InlineData("berlin", "Europe/Berlin")]
    [InlineData("Beijing", "Asia/Shanghai")]
    [InlineData("utc", "Etc/UTC")]
    [InlineData("New York", "America/New_York")]
    [InlineData("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires")]
    [InlineData("Nowhere/AtAll", null)]
    [InlineData("/etc/localtime", null)]
    [InlineData("../zoneinfo/UTC", null)]
    [InlineData("", null)]
    public void Find_GivesTheIanaName(string written, string? expected) => Assert.Equal(expected, TimeZoneOption.Find(written, "en"));

    [Fact]
    public void Find_KnowsCitiesInTheMembersLanguage() => Assert.Equal("Asia/Shanghai", TimeZoneOption.Find("北京", "zh-Hans"));

    [Theory]
    [InlineData("shang", "Shanghai · Asia/Shanghai (UTC+08:00)")]
    [InlineData("st john", "St Johns · America/St_Johns (UTC-03:30)")]
    public void Propose_ShowsCityZoneAndOffset(string typed, string expected) =>
        Assert.Equal(expected, TimeZoneOption.Propose(typed, "en", Winter)[0].Name);

    [Fact]
    public void Propose_GivesAtMost25_WhenNothingIsTyped() => Assert.Equal(25, TimeZoneOption.Propose("", "en", Winter).Count);

    [Fact]
    public void Propose_GivesAZoneOnce() =>
        Assert.Equal(TimeZoneOption.Propose("a", "zh-Hans", Winter).Count, TimeZoneOption.Propose("a", "zh-Hans", Winter).DistinctBy(c => c.Value).Count());
}
