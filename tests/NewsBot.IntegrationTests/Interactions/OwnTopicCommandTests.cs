using NewsBot.IntegrationTests.Discord;
using NewsBot.IntegrationTests.Pipeline;
using NewsBot.Servers;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Interactions;

/// <summary>What a server adds by <c>/topic</c>, and that nobody else sees it.</summary>
public sealed class OwnTopicCommandTests(AzuriteFixture azurite)
{
    private const string Feed = "http://site.example/feed.json";

    private static readonly StandInMember Chinese = StandInMember.Reader with { Locale = "zh-CN" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_SaysWhatItUnderstoodAndHowToGoOn()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await world.TagAsync(BotWorld.OpenSource, "A chip for everybody", "Rain expected");

        var reply = await world.AskAndWaitAsync("topic add", ("name", "AI chips"), ("query", "chip OR “graphics card” -game"));

        Assert.Contains("**AI chips** is now a topic of this server.", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Understood as: `(chip OR \"graphics card\") AND NOT game`", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Of the 2 articles that got any topic in the last day, 1 would have had it.", reply.Text, StringComparison.Ordinal);
        Assert.Contains("`/subscribe` with the topic `ai-chips`", reply.Text, StringComparison.Ordinal);
        Assert.Equal("""{"parse":[]}""", reply.Message?["allowed_mentions"]?.ToJsonString());
    }

    [Fact]
    public async Task Add_TakesEffectOnWhatComesNext()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await world.AskAndWaitAsync("topic add", ("name", "Umbrellas"), ("query", "umbrella"));
        await world.AskAsync("subscribe", ("topic", "umbrellas"), ("schedule", "instant"));
        world.World.Fetcher.Serve(Feed, "\"1\"", SampleNews.Entries);
        await world.Bot.AddSourceAsync(Feed);

        await world.Bot.Host.IngestAsync(Cancel);
        await world.Bot.Host.PostAsync(Cancel);

        Assert.Equal("Umbrellas: Rain expected on Sunday http://site.example/3", Assert.Single(world.World.Chat.Lines).Key);
        Assert.Contains("days: 1 `", (await world.AskAndWaitAsync("topic show", ("topic", "umbrellas"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_ReplacesTheQuery_WhenTheServerHasTheName()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await world.AskAndWaitAsync("topic add", ("name", "Umbrellas"), ("query", "umbrella"));

        var reply = await world.AskAndWaitAsync("topic add", ("name", "UMBRELLAS"), ("query", "parasol"));

        Assert.StartsWith("**UMBRELLAS** was a topic of this server already", reply.Text, StringComparison.Ordinal);
        Assert.Equal("parasol", Assert.Single(await OwnAsync(world, world.Here)).Query);
    }

    [Theory]
    [InlineData("en-US", "(chip", "`(chip` can't be read.", "At character 1, `▸ (chip`: A ( is not closed; add ).")]
    [InlineData("zh-CN", "chip -", "无法理解 `chip -`。", "第 6 个字符处，`chip ▸ -`：- 单独出现")]
    [InlineData("zh-TW", "-game", "無法理解 `-game`。", "這裡只有排除")]
    public async Task Add_SaysWhereTheQueryIsWrong_InTheMembersLanguage(string locale, string query, string first, string place)
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var reply = await world.AskAsync(StandInMember.Moderator with { Locale = locale }, "topic add", ("name", "Chips"), ("query", query));
        await world.WorkAsync();

        Assert.StartsWith(first, reply.Text, StringComparison.Ordinal);
        Assert.Contains(place, reply.Text, StringComparison.Ordinal);
        Assert.Empty(await OwnAsync(world, world.Here));
    }

    [Theory]
    [InlineData("Open source", "There is a topic **Open source** already, for everybody")]
    [InlineData("GPT 5", "There is a topic **GPT-5** already, for everybody")]
    [InlineData("开源", "There is a topic **Open source** already, for everybody")]
    [InlineData("🎉 @everyone", "**🎉 @\u200Beveryone** is now")]
    [InlineData("!!", "`!!` can't be a name.")]
    public async Task Add_KnowsWhichNamesAreTaken(string name, string expected)
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var reply = await world.AskAndWaitAsync("topic add", ("name", name), ("query", "chip"));

        Assert.StartsWith(expected, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_IsRefused_WhenTheServerHasAllThatItMay()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite, ("Servers:MaxTopics", "1"));
        await world.AskAndWaitAsync("topic add", ("name", "Chips"), ("query", "chip"));

        var another = await world.AskAndWaitAsync("topic add", ("name", "Robots"), ("query", "robot"));
        var again = await world.AskAndWaitAsync("topic add", ("name", "Chips"), ("query", "chip OR chiplet"));
        var elsewhere = await world.AskAndWaitAsync(world.There, "topic add", ("name", "Robots"), ("query", "robot"));

        Assert.StartsWith("A server may add 1 topics, and this one has 1. `/topic remove` makes room", another.Text, StringComparison.Ordinal);
        Assert.StartsWith("**Chips** was a topic", again.Text, StringComparison.Ordinal);
        Assert.StartsWith("**Robots** is now", elsewhere.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("topic add")]
    [InlineData("topic remove")]
    [InlineData("source add")]
    [InlineData("source remove")]
    [InlineData("settings")]
    [InlineData("forget")]
    public async Task Changing_IsRefusedAtOnce_WhenTheMemberMayNotManageTheChannel(string command)
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var reply = await world.AskAsync(StandInMember.Reader, command, ("name", "Chips"), ("query", "chip"), ("topic", "chips"), ("url", Feed));

        Assert.Contains("Manage Channels", reply.Text, StringComparison.Ordinal);
        Assert.Empty(await OwnAsync(world, world.Here));
    }

    [Fact]
    public async Task OwnTopics_AreShownFirstAndMarked_ToReadersToo()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await world.AskAndWaitAsync("topic add", ("name", "AI 芯片"), ("query", "芯片"), ("description", "芯片新闻"));

        var lines = (await world.AskAsync(StandInMember.Reader, "topics")).Text.Split('\n');
        var proposed = await world.ProposeAsync(Chinese, "topic show", "topic", "");

        Assert.Matches(@"^\*\*AI 芯片\*\* \(`t-[0-9a-f]{8}`\) · this server's own · 芯片新闻$", lines[1]);
        Assert.Matches(@"^AI 芯片 \(t-[0-9a-f]{8}\) · 本服务器自己的$", proposed[0].Name);
    }

    [Fact]
    public async Task Remove_TakesSubscriptionsAndTagsAlong_AndLeavesAnotherServersOfTheSameName()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        foreach (var place in new[] { world.Here, world.There })
        {
            await world.AskAndWaitAsync(place, "topic add", ("name", "Chips"), ("query", "chip"));
            await world.AskAsync(place, StandInMember.Moderator, "subscribe", ("topic", "chips"));
            await world.AskAsync(place, StandInMember.Moderator, "subscribe", ("topic", "regulation"));
            await world.TagAsync(TopicOf(place, "chips"), "A chip");
        }

        var reply = await world.AskAndWaitAsync("topic remove", ("topic", "chips"));

        Assert.Equal("**Chips** is removed, with its subscriptions (channels: 1).", reply.Text);
        Assert.Equal([BotWorld.Regulation], (await world.StoredAsync())?.Subscriptions.Select(s => s.Topic));
        Assert.Empty(await TagsAsync(world, TopicOf(world.Here, "chips")));
        Assert.Empty(await OwnAsync(world, world.Here));
        Assert.Equal(2, (await world.StoredAsync(world.There))?.Subscriptions.Count);
        Assert.Single(await TagsAsync(world, TopicOf(world.There, "chips")));
        Assert.Single(await OwnAsync(world, world.There));
    }

    [Theory]
    [InlineData("open-source", "**Open source** is a topic for everybody, which only whoever runs this bot can remove.")]
    [InlineData("chips", "This server has no topic `chips` of its own, nor any other.")]
    public async Task Remove_SaysWhy_WhenTheTopicIsNotTheServersOwn(string topic, string expected)
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        Assert.StartsWith(expected, (await world.AskAndWaitAsync("topic remove", ("topic", topic))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherServersTopic_IsUnknown_EvenByItsWholeId()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await world.AskAndWaitAsync("topic add", ("name", "Secret plans"), ("query", "plan"));
        await world.AskAsync("subscribe", ("topic", "secret-plans"));
        await world.TagAsync(TopicOf(world.Here, "secret-plans"), "A secret plan");

        foreach (var written in new[] { "secret-plans", "Secret plans", $"{world.Here.Guild}.secret-plans" })
        {
            foreach (var command in new[] { "topic show", "subscribe", "topic remove", "unsubscribe" })
            {
                var reply = await world.AskAndWaitAsync(world.There, command, ("topic", written));

                Assert.Matches("^(There is no topic|This server has no topic|This channel has no subscriptions)", reply.Text);
                Assert.DoesNotContain("plan", reply.Text.Replace(written, "", StringComparison.Ordinal), StringComparison.Ordinal);
            }

            var found = await world.AskAndWaitAsync(world.There, "search", ("query", "plan"), ("topic", written));
            Assert.StartsWith("There is no topic", found.Text, StringComparison.Ordinal);
            Assert.Empty(await world.ProposeAsync(world.There, StandInMember.Moderator, "subscribe", "topic", written));
        }

        var all = await world.AskAndWaitAsync(world.There, "search", ("query", "plan"));
        var topics = await world.AskAsync(world.There, StandInMember.Moderator, "topics");
        Assert.StartsWith("Nothing about `plan`", all.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ecret", topics.Text, StringComparison.Ordinal);
        Assert.Single(await OwnAsync(world, world.Here));
        Assert.Null(await world.StoredAsync(world.There));
        Assert.Single((await world.StoredAsync())?.Subscriptions ?? []);
    }

    private static TopicId TopicOf(InteractionPlace place, string name) => TopicId.Of(new ServerId(place.Guild), name);

    private static Task<IReadOnlyList<TopicDefinition>> OwnAsync(InteractionWorld world, InteractionPlace place) =>
        world.Bot.Get<TopicStore>().ListAsync(new ServerId(place.Guild), Cancel);

    private static Task<IReadOnlyList<Tag>> TagsAsync(InteractionWorld world, TopicId topic)
    {
        var now = world.World.Clock.GetUtcNow();
        return world.Bot.Get<TagStore>().ReadAsync(topic, now.AddDays(-1), now, Cancel);
    }
}
