using NewsBot.Chat;
using NewsBot.Chat.Discord.Interactions;
using NewsBot.Subscriptions;

namespace NewsBot.Tests.Chat.Discord.Interactions;

public sealed class DiscordTextTests
{
    [Fact]
    public void Fit_LeavesEmptyLinesOut() => Assert.Equal("a\nb", DiscordText.Fit(["a", null, "", "b"], 100));

    [Theory]
    [InlineData(7, "aa\nbb")]
    [InlineData(6, "aa\n…")]
    [InlineData(3, "…")]
    public void Fit_KeepsWholeLinesWithinTheRoom(int room, string expected) => Assert.Equal(expected, DiscordText.Fit(["aa", "bb"], room));

    [Fact]
    public void Names_SayHowManyMoreThereAre_WhenTheyAreMany()
    {
        var names = DiscordText.Names([.. Enumerable.Range(100, 900).Select(i => $"topic-{i}")], ChatTexts.For("en"));

        Assert.StartsWith("topic-100, topic-101, ", names, StringComparison.Ordinal);
        Assert.EndsWith(", +791", names, StringComparison.Ordinal);
    }

    [Fact]
    public void Quote_StaysOneLineOfCode_WhateverWasWritten() =>
        Assert.Equal("`a 'b' @everyone`", DiscordText.Quote("a\n`b` @everyone\u202E"));

    [Theory]
    [InlineData(Rhythm.Instant, "en", "as it happens")]
    [InlineData(Rhythm.Hourly, "en", "every hour at minute 5")]
    [InlineData(Rhythm.Daily, "zh-Hans", "每天 09:05（Asia/Shanghai）")]
    [InlineData(Rhythm.Weekly, "en", "every Friday at 09:05 (Asia/Shanghai)")]
    [InlineData(Rhythm.Weekly, "zh-Hant", "每星期五 09:05（Asia/Shanghai）")]
    public void Schedule_IsSaidInTheLanguage(Rhythm rhythm, string language, string expected) => Assert.Equal(
        expected, DiscordText.Schedule(new Schedule(rhythm, new TimeOnly(9, 5), "Asia/Shanghai", DayOfWeek.Friday), language));
}
