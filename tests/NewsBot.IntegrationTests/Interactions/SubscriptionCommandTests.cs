using System.Globalization;
using NewsBot.IntegrationTests.Discord;
using NewsBot.IntegrationTests.Pipeline;
using NewsBot.Sources;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Interactions;

/// <summary>What <c>/subscribe</c> takes and <c>/subscriptions</c> tells beside the schedule: days, filters, roles, quiet hours.</summary>
public sealed class SubscriptionCommandTests(AzuriteFixture azurite)
{
    private const string Role = "165511591545143297";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Subscribe_KeepsEveryWish()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        await SubscribeWithAllAsync(world, StandInMember.Moderator);

        var stored = Assert.Single((await world.StoredAsync())?.Subscriptions ?? []);
        Assert.Equal(DayOfWeek.Friday, stored.Schedule.Weekday);
        Assert.Equal("zh-Hans", Assert.Single(stored.Filter?.Languages ?? []));
        Assert.Equal(0.6, stored.Filter?.MinScore);
        Assert.Equal(Role, stored.MentionRole);
    }

    [Theory]
    [InlineData("en-US", "every Friday at 09:00 (Etc/UTC) · articles in Simplified Chinese (简体) · score from 0.6 · mentions <@&165511591545143297>.")]
    [InlineData("zh-CN", "每星期五 09:00（Etc/UTC） · 只要简体中文文章 · 得分不低于 0.6 · 提及 <@&165511591545143297>。")]
    [InlineData("zh-TW", "每星期五 09:00（Etc/UTC） · 只要簡體中文文章 · 得分不低於 0.6 · 提及 <@&165511591545143297>。")]
    public async Task Subscribe_SaysEveryWish(string locale, string expected)
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var reply = await SubscribeWithAllAsync(world, StandInMember.Moderator with { Locale = locale });

        Assert.Contains(expected, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribe_NamesTheRole_AndMentionsNobody()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var reply = await SubscribeWithAllAsync(world, StandInMember.Moderator);

        Assert.Equal("""{"parse":[]}""", reply.Message?["allowed_mentions"]?.ToJsonString());
    }

    [Fact]
    public async Task Subscribe_IsWeekly_WhenOnlyADayIsSaid()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var reply = await world.AskAsync("subscribe", ("topic", "open-source"), ("weekday", "sunday"));

        Assert.Contains("every Sunday at 09:00", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("schedule", "7", "`7` can't be chosen. There are: as it happens, every hour, every day, every week.")]
    [InlineData("weekday", "3", "`3` can't be chosen. There are: Monday, ")]
    [InlineData("language", "tlh", "`tlh` can't be chosen. There are: English, ")]
    [InlineData("min_score", "1.5", "`1.5` is no score. Write a number from 0 to 1")]
    [InlineData("min_score", "-0.1", "`-0.1` is no score.")]
    [InlineData("min_score", "NaN", "`NaN` is no score.")]
    [InlineData("mention_role", "100000000000000003", "This role can't be mentioned.")]
    [InlineData("mention_role", "@everyone", "This role can't be mentioned.")]
    public async Task Subscribe_SaysWhatIsAllowedAndChangesNothing_WhenAWishIsWrong(string option, string value, string expected)
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var reply = await world.AskAsync("subscribe", ("topic", "open-source"), (option, value));

        Assert.StartsWith(expected, reply.Text, StringComparison.Ordinal);
        Assert.Null(await world.StoredAsync());
    }

    [Fact]
    public async Task Subscribe_SaysWhereADayBelongs_WhenTheDigestIsDaily()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var reply = await world.AskAsync("subscribe", ("topic", "open-source"), ("schedule", "daily"), ("weekday", "friday"));

        Assert.StartsWith("A weekday goes with a weekly digest alone", reply.Text, StringComparison.Ordinal);
        Assert.Null(await world.StoredAsync());
    }

    [Fact]
    public async Task Subscribe_TakesFilterAndRoleBack_WhenItIsSaidAgainWithoutThem()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await SubscribeWithAllAsync(world, StandInMember.Moderator);

        await world.AskAsync("subscribe", ("topic", "open-source"));

        var stored = Assert.Single((await world.StoredAsync())?.Subscriptions ?? []);
        Assert.Equal((null, null), (stored.Filter, stored.MentionRole));
    }

    [Fact]
    public async Task Subscribe_TakesDaysWordsSourcesAndHowMany()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await world.Bot.AddSourceAsync("http://site.example/feed.json");

        var reply = await world.AskAsync(
            "subscribe",
            ("topic", "open-source"),
            ("weekdays", "mon-fri"),
            ("words", "robot OR drone"),
            ("without_words", "toy"),
            ("sources", "http://site.example/feed.json, theverge.com"),
            ("without_sources", "https://www.tabloid.example/news"),
            ("max_stories", 3));

        Assert.Contains("only Mon, Tue, Wed, Thu, Fri", reply.Text, StringComparison.Ordinal);
        Assert.Contains("only of chosen sources (2) · without some sources (1) · with robot OR drone · without toy · stories at most: 3", reply.Text, StringComparison.Ordinal);
        var filter = Assert.Single((await world.StoredAsync())?.Subscriptions ?? []).Filter;
        Assert.Equal([SourceId.Of(new Uri("http://site.example/feed.json")).Value, "theverge.com"], filter?.Sources);
        Assert.Equal(["www.tabloid.example"], filter?.NotSources);
    }

    [Theory]
    [InlineData("weekdays", "someday", "`someday` names no days.")]
    [InlineData("words", "(robot", "`(robot` can't be read.")]
    [InlineData("without_words", "-toy", "`-toy` can't be read.")]
    [InlineData("sources", "No such paper", "`No such paper` is no source")]
    [InlineData("without_sources", "200000000000000003.0123456789ab", "`200000000000000003.0123456789ab` is no source")]
    [InlineData("max_stories", "0", "`0` is no number of stories. Write 1 to 40.")]
    public async Task Subscribe_SaysWhatIsAllowed_WhenAFilterIsWrong(string option, string value, string expected)
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var reply = await world.AskAsync("subscribe", ("topic", "open-source"), (option, value));

        Assert.StartsWith(expected, reply.Text, StringComparison.Ordinal);
        Assert.Null(await world.StoredAsync());
    }

    [Fact]
    public async Task Subscribe_SaysWhereSeveralDaysBelong_WhenTheDigestIsWeekly()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var reply = await world.AskAsync("subscribe", ("topic", "open-source"), ("schedule", "weekly"), ("weekdays", "mon-fri"));

        Assert.StartsWith("Several days go with", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribe_SaysThatNothingMoreIsNeeded_InANewChannelAlone()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var first = await world.AskAsync("subscribe", ("topic", "open-source"));
        var second = await world.AskAsync("subscribe", ("topic", "regulation"));

        Assert.Contains("Nothing more is needed", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing more is needed", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribe_IsRefused_WhenTheServerHasAllThatItMay()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite, ("Servers:MaxSubscriptions", "1"));
        await world.AskAsync("subscribe", ("topic", "open-source"));

        var another = await world.AskAsync("subscribe", ("topic", "regulation"));
        var again = await world.AskAsync("subscribe", ("topic", "open-source"), ("time", "18:00"));
        var elsewhere = await world.AskAsync(world.There, StandInMember.Moderator, "subscribe", ("topic", "regulation"));

        Assert.StartsWith("A server may have 1 subscriptions in all its channels, and this one has 1.", another.Text, StringComparison.Ordinal);
        Assert.StartsWith("This channel now gets", again.Text, StringComparison.Ordinal);
        Assert.StartsWith("This channel now gets", elsewhere.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribe_SaysWhatToDo_WhenOneChannelWantsMoreThanIsKept()
    {
        var words = string.Join(" OR ", Enumerable.Range(0, 10).Select(i => $"word{i}robot{i}"));
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await world.AskAsync("subscribe", ("topic", "open-source"), ("words", words), ("without_words", "toy"));
        var full = await ChangeAsync(world, Filled);

        var reply = await world.AskAsync("subscribe", ("topic", "regulation"), ("words", words));

        Assert.StartsWith("This channel wants more than can be kept of one", reply.Text, StringComparison.Ordinal);
        Assert.Equal(full.Subscriptions.Count, (await world.StoredAsync())?.Subscriptions.Count);

        static Channel Filled(Channel channel)
        {
            for (var i = 0; ChannelStore.Fits(More(channel, i)); i++)
            {
                channel = More(channel, i);
            }

            return channel;
        }

        static Channel More(Channel channel, int number) =>
            channel with { Subscriptions = [.. channel.Subscriptions, channel.Subscriptions[0] with { Topic = new TopicId($"topic-{number}") }] };
    }

    [Fact]
    public async Task Settings_ChangeTheChannel_AndLeaveWhatIsNotSaid()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await world.AskAsync("subscribe", ("topic", "open-source"));
        await world.AskAsync("settings", ("quiet_hours", "22:00-7"), ("timezone", "Berlin"));

        var reply = await world.AskAsync("settings", ("headings", "zh-Hant"), ("empty_digests", true));

        Assert.Contains("Quiet hours: 22:00-07:00 (Europe/Berlin).", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Headings in Traditional Chinese", reply.Text, StringComparison.Ordinal);
        var stored = await world.StoredAsync();
        Assert.Equal(("zh-Hant", true, "Europe/Berlin"), (stored?.Language, stored?.TellsEmpty, stored?.Subscriptions[0].Schedule.TimeZone));
    }

    [Fact]
    public async Task Settings_EndTheQuietHours()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await world.AskAsync("subscribe", ("topic", "open-source"));
        await world.AskAsync("settings", ("quiet_hours", "22:00-07:00"));

        await world.AskAsync(StandInMember.Moderator with { Locale = "zh-CN" }, "settings", ("quiet_hours", "关闭"));

        Assert.Null((await world.StoredAsync())?.Quiet);
    }

    [Theory]
    [InlineData("quiet_hours", "22:00", "`22:00` are no quiet hours.")]
    [InlineData("quiet_hours", "07:00-07:00", "`07:00-07:00` are no quiet hours.")]
    [InlineData("timezone", "Mars/Olympus", "`Mars/Olympus` is no time zone.")]
    [InlineData("headings", "tlh", "`tlh` can't be chosen. There are: ")]
    public async Task Settings_SayWhatIsAllowed_WhenOneIsWrong(string option, string value, string expected)
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await world.AskAsync("subscribe", ("topic", "open-source"));
        var before = await world.StoredAsync();

        var reply = await world.AskAsync("settings", (option, value));

        Assert.StartsWith(expected, reply.Text, StringComparison.Ordinal);
        Assert.Equal((before?.Quiet, before?.Language, before?.TimeZone), ((await world.StoredAsync()) is { } s ? (s.Quiet, s.Language, s.TimeZone) : default));
    }

    [Fact]
    public async Task Settings_SayHowToBegin_WhenNothingIsSubscribed()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        Assert.StartsWith("This channel has no subscriptions.", (await world.AskAsync("settings", ("quiet_hours", "22:00-07:00"))).Text, StringComparison.Ordinal);
        Assert.Null(await world.StoredAsync());
    }

    [Fact]
    public async Task Subscriptions_TellFilters()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await SubscribeWithAllAsync(world, StandInMember.Moderator);

        var reply = await world.AskAsync(StandInMember.Reader, "subscriptions");

        Assert.Contains("score from 0.6 · mentions <@&165511591545143297> · next <t:", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subscriptions")]
    [InlineData("subscribe")]
    [InlineData("resume")]
    public async Task NextDigest_ComesAfterTheQuietHours(string command)
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await world.AskAsync("subscribe", ("topic", "open-source"), ("time", "9"));
        await ChangeAsync(world, c => c with { Quiet = new QuietHours(new TimeOnly(8, 30), new TimeOnly(10, 0)) });

        var reply = await world.AskAsync(command, ("topic", "open-source"));

        var end = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
        Assert.Contains($"<t:{end.ToUnixTimeSeconds()}:f>", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscriptions_SayTheQuietHours()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await world.AskAsync("subscribe", ("topic", "open-source"), ("schedule", "instant"));
        await ChangeAsync(world, c => c with { Quiet = new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 0)) });

        var reply = await world.AskAsync("subscriptions");

        Assert.Contains("Quiet hours: 22:00-07:00 (Etc/UTC).", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscriptions_SayHowManyMoreThereAre_WhenAReplyHoldsNoMore()
    {
        const int Many = 80;
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await world.AskAsync("subscribe", ("topic", "open-source"));
        await ChangeAsync(world, c => c with
        {
            Subscriptions = [.. Enumerable.Range(0, Many).Select(i => c.Subscriptions[0] with { Topic = new TopicId($"topic-{i}") })],
        });

        var lines = (await world.AskAsync("subscriptions")).Text.Split('\n');

        var shown = lines.Count(l => l.StartsWith("**topic", StringComparison.Ordinal));
        Assert.InRange(shown, 20, Many - 1);
        Assert.Equal("… +" + (Many - shown).ToString(CultureInfo.InvariantCulture), lines[^1]);
    }

    private static Task<StandInReply> SubscribeWithAllAsync(InteractionWorld world, StandInMember member) => world.AskAsync(
        member,
        "subscribe",
        ("topic", "open-source"),
        ("schedule", "weekly"),
        ("weekday", "friday"),
        ("language", "zh-Hans"),
        ("min_score", 0.6),
        ("mention_role", Role));

    private static Task<Channel> ChangeAsync(InteractionWorld world, Func<Channel, Channel> change) =>
        world.Bot.Get<ChannelStore>().ChangeAsync(new ChannelId(ChannelKind.Discord, world.Channel.Id), change, Cancel);
}
