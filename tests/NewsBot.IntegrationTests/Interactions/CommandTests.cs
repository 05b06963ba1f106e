using NewsBot.Chat.Discord.Interactions.Commands;
using NewsBot.IntegrationTests.Discord;
using NewsBot.IntegrationTests.Pipeline;
using NewsBot.Subscriptions;

namespace NewsBot.IntegrationTests.Interactions;

/// <summary>Each command as a member gives it: signed, through the endpoint, on real storage.</summary>
public sealed class CommandTests(AzuriteFixture azurite)
{
    private static readonly StandInMember Chinese = StandInMember.Moderator with { Locale = "zh-CN" };
    private static readonly StandInMember Taiwanese = StandInMember.Moderator with { Locale = "zh-TW" };

    [Fact]
    public async Task Subscribe_SaysWhatComesWhenAndHowToSeeOneNow()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var reply = await world.AskAsync(
            "subscribe", ("topic", "open-source"), ("schedule", "daily"), ("time", "09:30"), ("timezone", "Asia/Shanghai"));

        // 08:00 UTC is 16:00 in Shanghai: tomorrow at 09:30 there.
        var due = new DateTimeOffset(2026, 11, 25, 1, 30, 0, TimeSpan.Zero);
        Assert.Equal(due, Assert.Single((await world.StoredAsync())?.Subscriptions ?? []).NextDue);
        Assert.Contains("**Open source**, every day at 09:30 (Asia/Shanghai)", reply.Text, StringComparison.Ordinal);
        Assert.Contains($"<t:{due.ToUnixTimeSeconds()}:f>", reply.Text, StringComparison.Ordinal);
        Assert.Contains("`/digest now`", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribe_SpeaksTheMembersLanguage_AndGivesItToANewChannel()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var reply = await world.AskAsync(Taiwanese, "subscribe", ("topic", "開源"), ("schedule", "weekly"), ("timezone", "台北"), ("time", "9"));

        Assert.Equal("zh-Hant", (await world.StoredAsync())?.Language);
        Assert.Contains("**開源**，每星期一 09:00（Asia/Taipei）", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribe_ReplacesTheSchedule_WhenItIsSaidAgain()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await world.AskAsync("subscribe", ("topic", "open-source"), ("timezone", "Europe/Berlin"));

        await world.AskAsync("subscribe", ("topic", "open-source"), ("time", "18:00"));

        var schedule = Assert.Single((await world.StoredAsync())?.Subscriptions ?? []).Schedule;
        Assert.Equal(new Schedule(Rhythm.Daily, new TimeOnly(18, 0), "Europe/Berlin"), schedule);
    }

    [Fact]
    public async Task Subscribe_SaysWhichRightsAreMissing_WhenTheBotMayNotPost()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        world.Channel.CanSend = false;

        var reply = await world.AskAsync("subscribe", ("topic", "open-source"));

        Assert.Contains("Send Messages", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("topic", "no-such`topic @everyone", "There is no topic `no-such'topic @everyone`. There are: gpt-5, open-source, regulation.")]
    [InlineData("time", "25:00", "`25:00` is no time.")]
    [InlineData("time", "soon", "`soon` is no time.")]
    [InlineData("timezone", "Mars/Olympus", "`Mars/Olympus` is no time zone.")]
    [InlineData("timezone", "../../../etc/passwd", "`../../../etc/passwd` is no time zone.")]
    public async Task Subscribe_SaysWhatIsAllowedAndChangesNothing_WhenAnOptionIsWrong(string option, string value, string expected)
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var reply = option == "topic"
            ? await world.AskAsync("subscribe", ("topic", value))
            : await world.AskAsync("subscribe", ("topic", "open-source"), (option, value));

        Assert.StartsWith(expected, reply.Text, StringComparison.Ordinal);
        Assert.Null(await world.StoredAsync());
    }

    [Theory]
    [InlineData("subscribe")]
    [InlineData("unsubscribe")]
    [InlineData("digest now")]
    [InlineData("pause")]
    [InlineData("resume")]
    public async Task ChangingCommand_IsRefusedAtOnce_WhenTheMemberMayNotManageTheChannel(string command)
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var reply = await world.AskAsync(StandInMember.Reader, command, ("topic", "open-source"));

        Assert.Contains("Manage Channels", reply.Text, StringComparison.Ordinal);
        Assert.Null(await world.StoredAsync());
    }

    [Fact]
    public async Task ChangingCommand_IsDone_ByAnAdministrator()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        await world.AskAsync(new StandInMember(1 << 3), "subscribe", ("topic", "open-source"));

        Assert.NotNull(await world.StoredAsync());
    }

    [Fact]
    public async Task Unsubscribe_TakesOneTopicAway()
    {
        await using var world = await SubscribedAsync("open-source", "regulation");

        var reply = await world.AskAsync("unsubscribe", ("topic", "regulation"));

        Assert.Equal("This channel no longer gets **Regulation**.", reply.Text);
        Assert.Equal(BotWorld.OpenSource, Assert.Single((await world.StoredAsync())?.Subscriptions ?? []).Topic);
    }

    [Fact]
    public async Task Unsubscribe_SaysWhatTheChannelGets_WhenItIsAnother()
    {
        await using var world = await SubscribedAsync("open-source");

        var reply = await world.AskAsync(Chinese, "unsubscribe", ("topic", "gpt-5"));

        Assert.Equal("本频道没有订阅 `gpt-5`。已订阅：开源。", reply.Text);
    }

    [Fact]
    public async Task Subscriptions_ListsThemWithTheirNextDigest()
    {
        await using var world = await SubscribedAsync("open-source", "regulation");

        var reply = await world.AskAsync(StandInMember.Reader, "subscriptions");

        Assert.Contains("**Open source** · every day at 09:00 (Etc/UTC) · next <t:", reply.Text, StringComparison.Ordinal);
        Assert.Contains("**Regulation**", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscriptions_SayHowToBegin_WhenThereAreNone()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var reply = await world.AskAsync(Chinese, "subscriptions");

        Assert.Equal("本频道还没有订阅。用 `/订阅` 添加，用 `/主题列表` 查看有哪些主题。", reply.Text);
    }

    [Fact]
    public async Task Topics_TellIdNameAndWhatIsSubscribedHere()
    {
        await using var world = await SubscribedAsync("open-source");

        var reply = await world.AskAsync(StandInMember.Reader, "topics");

        var lines = reply.Text.Split('\n');
        Assert.Contains(lines, l => l.StartsWith("**Open source** (`open-source`) · ", StringComparison.Ordinal) && l.EndsWith("✅ in this channel", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("**GPT-5** (`gpt-5`) · ", StringComparison.Ordinal) && !l.Contains('✅', StringComparison.Ordinal));
    }

    [Fact]
    public async Task TopicShow_CountsTheWeek()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await world.TagAsync(BotWorld.OpenSource, "One", "Two");

        var reply = await world.AskAndWaitAsync("topic show", ("topic", "open-source"));

        Assert.Contains("**Open source** (`open-source`)", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Articles of the last 7 days: 2 `", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PauseAndResume_SkipWhatComesBetween()
    {
        await using var world = await SubscribedAsync("open-source");

        var paused = await world.AskAsync("pause");
        var whilePaused = await world.StoredAsync();
        var list = await world.AskAsync("subscriptions");
        world.World.Clock.Advance(TimeSpan.FromHours(30));
        var resumed = await world.AskAsync("resume");
        var stored = await world.StoredAsync();

        Assert.True(whilePaused?.Paused);
        Assert.Contains("is paused", paused.Text, StringComparison.Ordinal);
        Assert.Contains("is paused", list.Text, StringComparison.Ordinal);
        Assert.Contains("The next digest comes <t:", resumed.Text, StringComparison.Ordinal);
        Assert.False(stored?.Paused);
        Assert.Equal(world.World.Clock.GetUtcNow(), stored?.Subscriptions[0].Since);
    }

    [Fact]
    public async Task Resume_TakesNothingFromAChannelThatRuns()
    {
        await using var world = await SubscribedAsync("open-source");
        var before = await world.StoredAsync();
        world.World.Clock.Advance(TimeSpan.FromMinutes(10));

        await world.AskAsync("resume");

        Assert.Equal(before?.Subscriptions[0], (await world.StoredAsync())?.Subscriptions[0]);
    }

    [Fact]
    public async Task Help_NamesEveryCommandInTheMembersLanguage()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var reply = await world.AskAsync(Chinese, "help");

        Assert.Contains("`/摘要 预览` · ", reply.Text, StringComparison.Ordinal);
        Assert.Equal(CommandList.All.Sum(c => c.Runnable.Count()), reply.Text.Split('\n').Count(l => l.StartsWith("`/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("open", "Open source (open-source)")]
    [InlineData("gpt", "GPT-5")]
    public async Task Topic_IsProposedByIdAndName(string typed, string expected)
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var proposed = await world.ProposeAsync(StandInMember.Reader, "topic show", "topic", typed);

        Assert.Equal(expected, Assert.Single(proposed).Name);
    }

    [Fact]
    public async Task Topic_IsProposedInTheMembersLanguage()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        Assert.Equal(("开源 (open-source)", "open-source"), Assert.Single(await world.ProposeAsync(Chinese, "subscribe", "topic", "开")));
    }

    [Fact]
    public async Task Topic_IsProposedOfTheChannelsOwn_WhenItIsToGo()
    {
        await using var world = await SubscribedAsync("regulation");

        Assert.Equal("regulation", Assert.Single(await world.ProposeAsync(StandInMember.Moderator, "unsubscribe", "topic", "")).Value);
    }

    [Theory]
    [InlineData("en-US", "berl", "Europe/Berlin")]
    [InlineData("en-US", "new y", "America/New_York")]
    [InlineData("en-US", "San Fr", "America/Los_Angeles")]
    [InlineData("zh-CN", "旧金", "America/Los_Angeles")]
    [InlineData("zh-TW", "臺", "Asia/Taipei")]
    public async Task TimeZone_IsProposedByCity(string locale, string typed, string expected)
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var proposed = await world.ProposeAsync(StandInMember.Moderator with { Locale = locale }, "subscribe", "timezone", typed);

        Assert.Equal(expected, proposed[0].Value);
    }

    private async Task<InteractionWorld> SubscribedAsync(params string[] topics)
    {
        var world = await InteractionWorld.CreateAsync(azurite);
        foreach (var topic in topics)
        {
            await world.AskAsync("subscribe", ("topic", topic));
        }

        return world;
    }
}
