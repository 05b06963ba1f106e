using NewsBot.Chat;
using NewsBot.Chat.Discord.Interactions;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Tests.Chat.Discord.Interactions;

public sealed class SubscriptionTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private static readonly Subscription Plain =
        Subscription.Start(new TopicId("gpt-5"), new Schedule(Rhythm.Instant, Schedule.UsualTime, "Etc/UTC"), Now);

    private static readonly ArticleFilter Everything = new()
    {
        Languages = ["en", "de"],
        MinScore = 0.6,
        Sources = ["site.example", "news.example"],
        NotSources = ["spam.example"],
        Words = ["robot*"],
        NotWords = ["sport", "\"the weather\""],
    };

    [Theory]
    [InlineData(Rhythm.Instant, "en", "as it happens")]
    [InlineData(Rhythm.Hourly, "en", "every hour at minute 5")]
    [InlineData(Rhythm.Daily, "zh-Hans", "每天 09:05（Asia/Shanghai）")]
    [InlineData(Rhythm.Weekly, "en", "every Friday at 09:05 (Asia/Shanghai)")]
    [InlineData(Rhythm.Weekly, "zh-Hant", "每星期五 09:05（Asia/Shanghai）")]
    public void Schedule_IsSaidInTheLanguage(Rhythm rhythm, string language, string expected) => Assert.Equal(
        expected, SubscriptionText.Schedule(new Schedule(rhythm, new TimeOnly(9, 5), "Asia/Shanghai", DayOfWeek.Friday), language));

    [Theory]
    [InlineData("en", "as it happens · only Mon, Sun")]
    [InlineData("zh-Hans", "即时发送 · 仅 周一、周日")]
    public void Schedule_NamesItsDays_InTheOrderOfTheWeek(string language, string expected) => Assert.Equal(
        expected, SubscriptionText.Schedule(Plain.Schedule with { Weekdays = Weekdays.Sunday | Weekdays.Monday }, language));

    [Fact]
    public void Of_TellsEveryWish() => Assert.Equal(
        "as it happens · articles in English, de · score from 0.6 · only of chosen sources (2) · without some sources (1) · with robot\\* · "
        + "without sport, \"the weather\" · stories at most: 3 · mentions <@&165511591545143297>",
        SubscriptionText.Of(Plain with { Filter = Everything, MaxStories = 3, MentionRole = "165511591545143297" }, "en"));

    [Fact]
    public void Of_TellsTheScheduleAlone_WhenNothingElseIsWished() => Assert.Equal("as it happens", SubscriptionText.Of(Plain, "en"));

    [Fact]
    public void Of_StaysShort_WhenItsWordsAreMany()
    {
        IReadOnlyList<string> words = [.. Enumerable.Repeat(new string('*', ArticleFilter.MaxQuery), ArticleFilter.MaxEntries)];

        Assert.InRange(SubscriptionText.Of(Plain with { Filter = new ArticleFilter { Words = words, NotWords = words } }, "en").Length, 1, 500);
    }

    [Fact]
    public void Of_NamesNoRole_WhenItIsNoNumber() => Assert.Equal("as it happens", SubscriptionText.Of(Plain with { MentionRole = "everyone" }, "en"));

    [Fact]
    public void Quiet_SaysItsZone() => Assert.StartsWith("Quiet hours: 22:00-07:00 (Asia/Tokyo).", SubscriptionText.Quiet(
        new Channel { Id = ChannelId.Console, TimeZone = "Asia/Tokyo", Quiet = new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 0)) },
        ChatTexts.For("en").Interactions), StringComparison.Ordinal);
}
