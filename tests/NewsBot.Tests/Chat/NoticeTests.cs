using System.Text.Json;
using NewsBot.Chat;
using NewsBot.Chat.Discord;
using NewsBot.Sources;
using NewsBot.Subscriptions;

namespace NewsBot.Tests.Chat;

public sealed class NoticeTests
{
    private static readonly SourceNotice Failing =
        new(new SourceId("0123456789ab"), "Harbour Live", "http://site.example/feed", null, SourceStatus.Failing, "no connection");

    [Theory]
    [InlineData("en", SourceStatus.Failing, "Harbour Live keeps failing: no connection\n")]
    [InlineData("en", SourceStatus.Gone, "Harbour Live is not asked again: no connection\n")]
    [InlineData("en", SourceStatus.Ok, "Harbour Live is well again.\n")]
    [InlineData("zh-Hans", SourceStatus.Failing, "Harbour Live 一直抓取失败：no connection\n")]
    [InlineData("zh-Hant", SourceStatus.Ok, "Harbour Live 已恢復正常。\n")]
    public void Console_SaysItInTheChannelsLanguage(string language, SourceStatus status, string expected) =>
        Assert.Equal(expected, new ConsoleChat(TextWriter.Null).Render(Notice(Failing with { Status = status }, language)));

    [Fact]
    public void Console_NamesASourceWithoutATitleByItsAddress() => Assert.StartsWith(
        "http://site.example/feed keeps failing", new ConsoleChat(TextWriter.Null).Render(Notice(Failing with { Title = "" })), StringComparison.Ordinal);

    [Fact]
    public void Discord_MeansNothingByWhatComesFromOutside()
    {
        var body = DiscordDigest.Render(Notice(Failing with { Title = "**@everyone** [click](http://evil.example)", Reason = "line\n# heading\u202E" }));

        var message = JsonDocument.Parse(body).RootElement;
        var text = message.GetProperty("embeds")[0].GetProperty("description").GetString() ?? "";
        Assert.StartsWith(@"\*\*@" + "\u200B" + @"everyone\*\* \[click\](http:", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text);
        Assert.DoesNotContain('\u202E', text);
        Assert.Equal(0, message.GetProperty("allowed_mentions").GetProperty("parse").GetArrayLength());
    }

    [Fact]
    public void Discord_IsKnownAgainByItsMark()
    {
        var one = DiscordDigest.Render(Notice(Failing));

        Assert.Equal(one, DiscordDigest.Render(Notice(Failing)));
        Assert.NotEqual(one, DiscordDigest.Render(Notice(Failing) with { At = DateTimeOffset.UnixEpoch }));
    }

    private static Notice Notice(SourceNotice about, string language = "en") =>
        new(ChannelId.Console, new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero), language, about);
}
