using System.Globalization;
using System.Text.Json;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Tests.Subscriptions;

public sealed class ChannelTests
{
    /// <summary>As the first version wrote it.</summary>
    private const string FirstRow = """
        {"id":"123456789012345678","language":"zh-Hans","paused":false,"switchedOff":null,"subscriptions":[{"topic":"gpt-5",
        "schedule":{"rhythm":"Weekly","time":"09:30:00","timeZone":"Asia/Shanghai","weekday":"Friday"},
        "since":"2026-11-17T09:00:00+00:00","nextDue":"2026-11-27T01:30:00+00:00"}]}
        """;

    private static readonly TopicId Topic = new("gpt-5");
    private static readonly DateTimeOffset Now = At("2026-11-24T09:00Z");

    [Fact]
    public void RowOfYesterday_ReadsAsItWasMeant()
    {
        var channel = Read(FirstRow);

        Assert.Equal(
            Subscription.Start(Topic, new Schedule(Rhythm.Weekly, new TimeOnly(9, 30), "Asia/Shanghai", DayOfWeek.Friday), Now),
            Assert.Single(channel.Subscriptions));
        Assert.Equal(new Channel { Id = channel.Id, Language = "zh-Hans", Subscriptions = channel.Subscriptions }, channel);
    }

    [Fact]
    public void Row_ReadsAsItWasWritten_WhenItSaysEverything()
    {
        var channel = Read(FirstRow) with { TimeZone = "Asia/Kolkata", Quiet = new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 0)), TellsEmpty = true };
        channel = channel with
        {
            Subscriptions =
            [
                channel.Subscriptions[0] with
                {
                    Schedule = channel.Subscriptions[0].Schedule with { Rhythm = Rhythm.Daily, Weekdays = Weekdays.Monday | Weekdays.Sunday },
                    Filter = new ArticleFilter
                    {
                        Languages = ["en", "zh-Hant"],
                        MinScore = 0.7,
                        Sources = ["0123456789ab"],
                        NotSources = ["example.org"],
                        Words = ["机器人 OR robot*"],
                        NotWords = ["\"toy\""],
                    },
                    MaxStories = 5,
                    MentionRole = "223456789012345678",
                },
            ],
        };
        var row = JsonSerializer.Serialize(channel, ChannelJson.Default.Channel);

        Assert.Equal(row, JsonSerializer.Serialize(Read(row), ChannelJson.Default.Channel));
        Assert.Equal(channel.Quiet, Read(row).Quiet);
        Assert.Equal(["机器人 OR robot*"], Assert.Single(Read(row).Subscriptions).Filter!.Words); // Written just above.
    }

    [Fact]
    public void NextDue_IsTheEndOfTheQuiet_WhenItFallsInto()
    {
        var channel = Daily("23:00") with { Quiet = new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 0)) };

        Assert.Equal(At("2026-11-25T07:00Z"), channel.NextDue);
    }

    [Theory]
    [InlineData("Etc/UTC", "23:30", "22:00-07:00")]
    [InlineData("Europe/Berlin", "02:30", "22:00-02:45")]
    [InlineData("Asia/Kolkata", "00:15", "23:45-06:15")]
    [InlineData("Australia/Lord_Howe", "01:45", "22:00-02:15")]
    [InlineData("America/New_York", "01:30", "01:00-03:00")]
    public void Digest_ComesOnceANight_WhenQuietHoursHoldItBackForAYear(string zone, string time, string hours)
    {
        Assert.True(QuietHours.TryParse(hours, out var quiet));
        var schedule = new Schedule(Rhythm.Daily, TimeOnly.Parse(time, CultureInfo.InvariantCulture), zone);
        var channel = (new Channel { Id = ChannelId.Console, Quiet = quiet }).Subscribe([Topic], schedule, At("2026-01-01T12:00Z"));
        var digests = 0;
        for (var now = At("2026-01-01T12:00Z"); now < At("2027-01-01T12:00Z"); now = now.AddMinutes(15))
        {
            if (channel.NextDue <= now && channel.QuietUntil(now) is null)
            {
                digests++;
                channel = channel.MovedOn(now);
            }
        }

        Assert.Equal(365, digests);
    }

    [Fact]
    public void QuietUntil_GoesByTheChannelsZone_WhenASubscriptionHasAnother()
    {
        var channel = Daily("23:00") with { TimeZone = "Asia/Tokyo", Quiet = new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 0)) };

        Assert.Null(channel.QuietUntil(At("2026-11-24T22:00Z")));
        Assert.Equal(At("2026-11-24T22:00Z"), channel.QuietUntil(At("2026-11-24T13:00Z")));
    }

    [Theory]
    [InlineData("Asia/Tokyo", "2026-11-25T00:00Z")]
    [InlineData("America/New_York", "2026-11-24T14:00Z")]
    [InlineData("Asia/Kolkata", "2026-11-25T03:30Z")]
    public void In_MovesTheNextDigestToTheNewClocks(string zone, string expected)
    {
        var channel = Daily("09:00").In(zone, Now);

        Assert.Equal(zone, Assert.Single(channel.Subscriptions).Schedule.TimeZone);
        Assert.Equal(At(expected), channel.NextDue);
    }

    [Theory]
    [InlineData("America/New_York", "2026-11-27T14:00Z")]
    [InlineData("Asia/Tokyo", "2026-11-27T00:00Z")]
    public void In_GivesNoSecondDigestOfADay_WhenItHadOneByTheOldClocks(string zone, string expected)
    {
        var served = Daily("09:00").MovedOn(At("2026-11-26T09:00Z"));

        Assert.Equal(At(expected), served.In(zone, At("2026-11-26T09:30Z")).NextDue);
    }

    [Fact]
    public void In_LeavesASubscription_WhenItHasAZoneOfItsOwn()
    {
        var paris = Subscription.Start(new TopicId("other"), new Schedule(Rhythm.Daily, Schedule.UsualTime, "Europe/Paris"), Now);
        var channel = (Daily("09:00") with { TimeZone = "Etc/UTC" }).Subscribe([paris]).In("Asia/Tokyo", Now);

        Assert.Equal(["Asia/Tokyo", "Europe/Paris"], channel.Subscriptions.Select(s => s.Schedule.TimeZone));
    }

    [Fact]
    public void In_KeepsWhatIsDue_WhenItWaitsToBeServed()
    {
        var channel = Daily("09:00");

        Assert.Equal(channel.NextDue, channel.In("Asia/Tokyo", channel.Subscriptions[0].NextDue).NextDue);
    }

    [Fact]
    public void Resume_SkipsWhatCameMeanwhile()
    {
        var resumed = (Daily("09:00") with { Paused = true }).Resume(Now.AddDays(3));

        Assert.Equal(Now.AddDays(3), Assert.Single(resumed.Subscriptions).Since);
        Assert.Equal(Now.AddDays(4), resumed.NextDue);
    }

    [Fact]
    public void Resume_SkipsNothing_WhenTheChannelWasNotPaused()
    {
        var channel = Daily("09:00");

        Assert.Equal(channel, channel.Resume(Now.AddHours(3)));
    }

    [Fact]
    public void Subscribe_KeepsWhatIsSkippedSkipped_WhenATopicIsSubscribedAgain()
    {
        var resumed = (Daily("09:00") with { Paused = true }).Resume(Now.AddDays(3));

        var again = resumed.Subscribe([Topic], new Schedule(Rhythm.Weekly, Schedule.UsualTime, "Etc/UTC"), Now.AddDays(3).AddHours(1));

        Assert.Equal(Now.AddDays(3), Assert.Single(again.Subscriptions).Since);
    }

    [Fact]
    public void IsDueAt_IsFalse_WhenAnInstantSubscriptionHasItsDayOff()
    {
        var weekends = new Schedule(Rhythm.Instant, Schedule.UsualTime, "Etc/UTC") { Weekdays = Weekdays.Saturday | Weekdays.Sunday };
        var subscription = Subscription.Start(Topic, weekends, At("2026-11-28T10:00Z"));

        Assert.True(subscription.IsDueAt(At("2026-11-29T23:59Z")));
        Assert.False(subscription.IsDueAt(At("2026-11-30T00:00Z")));
        Assert.Equal(At("2026-12-05T00:00Z"), subscription.MovedOn(At("2026-11-30T00:00Z")).NextDue);
    }

    private static Channel Daily(string time) => new Channel { Id = ChannelId.Console }.Subscribe(
        [Topic], new Schedule(Rhythm.Daily, TimeOnly.Parse(time, CultureInfo.InvariantCulture), "Etc/UTC"), Now);

    private static Channel Read(string row) => JsonSerializer.Deserialize(row, ChannelJson.Default.Channel)!; // A row is never "null".

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
