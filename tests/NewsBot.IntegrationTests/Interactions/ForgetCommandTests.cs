using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using NewsBot.Articles;
using NewsBot.Chat.Discord.Interactions;
using NewsBot.Fetching;
using NewsBot.IntegrationTests.Discord;
using NewsBot.IntegrationTests.Pipeline;
using NewsBot.Pipeline;
using NewsBot.Servers;
using NewsBot.Storage;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Interactions;

/// <summary><c>/forget</c> and its button.</summary>
public sealed class ForgetCommandTests(AzuriteFixture azurite)
{
    private const string Feed = "https://own.example/feed.json";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forget_SaysWhatWouldGo_AndRemovesNothingYet()
    {
        await using var world = await LivedInAsync();

        var reply = await world.AskAsync("forget");

        Assert.Contains("channels: 1, subscriptions: 2, own topics: 1, own sources: 1", reply.Text, StringComparison.Ordinal);
        var button = reply.Message?["components"]?[0]?["components"]?[0];
        Assert.Equal(("4", "Remove everything"), (button?["style"]?.ToString(), button?["label"]?.ToString()));
        Assert.NotEmpty(await MentionsAsync(world, world.Here));
    }

    [Fact]
    public async Task Press_RemovesAllOfTheServer_AndNothingOfAnother()
    {
        await using var world = await LivedInAsync();
        var others = await MentionsAsync(world, world.There);
        Assert.NotEmpty(others);
        var (question, button) = await AskAsync(world);

        var reply = await world.PressAsync(StandInMember.Moderator, question, button);
        await world.WorkAsync();

        Assert.True(reply.IsUpdate);
        Assert.StartsWith("All that was stored of this server is removed.", reply.Text, StringComparison.Ordinal);
        Assert.Empty(reply.Message?["components"]?.AsArray() ?? [null]);
        Assert.Empty(await MentionsAsync(world, world.Here));
        Assert.Equal(others, await MentionsAsync(world, world.There));
        Assert.StartsWith("There is no topic", (await world.AskAsync("subscribe", ("topic", "chips"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Press_LeavesNothingToComeAfter()
    {
        await using var world = await LivedInAsync();
        var (question, button) = await AskAsync(world);
        await world.PressAsync(StandInMember.Moderator, question, button);
        await world.WorkAsync();
        var posted = world.World.Chat.Channels.Count(c => c.Name == world.Here.Channel.Id);

        world.World.Clock.Advance(TimeSpan.FromDays(2));
        await world.Bot.Host.IngestAsync(Cancel);
        await world.Bot.Host.PostAsync(Cancel);

        Assert.Equal(posted, world.World.Chat.Channels.Count(c => c.Name == world.Here.Channel.Id));
        Assert.Empty(await MentionsAsync(world, world.Here));
    }

    [Fact]
    public async Task Press_RemovesWhatAChannelWasTold_ThatOnlyEverAddedASource()
    {
        await using var world = await LivedInAsync();
        var silent = new InteractionPlace(world.Here.Guild, world.Discord.AddChannel());
        await GoneSourceAsync(world, silent);
        await world.AskAsync(silent, StandInMember.Moderator, "source remove", ("source", "Short-lived"));
        Assert.Contains(await MentionsAsync(world, silent), m => m.StartsWith(StorageNames.Digests, StringComparison.Ordinal) && m.Contains(silent.Channel.Id, StringComparison.Ordinal));
        var (question, button) = await AskAsync(world);

        await world.PressAsync(StandInMember.Moderator, question, button);
        await world.WorkAsync();

        Assert.Empty(await MentionsAsync(world, silent));
    }

    [Fact]
    public async Task SwitchedOffChannel_IsToldNothingOfItsSources()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await world.AskAsync("subscribe", ("topic", "open-source"), ("schedule", "instant"));
        await world.Bot.Get<ChannelStore>().ChangeAsync(
            new ChannelId(ChannelKind.Discord, world.Here.Channel.Id), c => c with { SwitchedOff = "Missing Access" }, Cancel);

        await GoneSourceAsync(world, world.Here);

        Assert.DoesNotContain(await MentionsAsync(world, world.Here), m => m.StartsWith(StorageNames.Digests, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Prune_RemovesWhatAFetchUnderWayWroteAfterThePress()
    {
        await using var world = await LivedInAsync();
        var (question, button) = await AskAsync(world);
        await world.PressAsync(StandInMember.Moderator, question, button);
        await world.WorkAsync();
        var others = await MentionsAsync(world, world.There);
        await LeaveBehindAsync(world, new ServerId(world.Here.Guild));
        Assert.NotEmpty(await MentionsAsync(world, world.Here));

        await world.Bot.Get<PruneStep>().RunAsync(Cancel);

        Assert.Empty(await MentionsAsync(world, world.Here));
        Assert.Equal(others, await MentionsAsync(world, world.There));
    }

    [Theory]
    [InlineData("source remove", "source", "Scripted")]
    [InlineData("topic remove", "topic", "chips")]
    [InlineData("unsubscribe", "topic", "open-source")]
    public async Task Prune_RemovesNothing_OfAServerThatHasAnything(string command, string option, string name)
    {
        await using var world = await LivedInAsync();
        await world.AskAndWaitAsync(command, (option, name));
        await LeaveBehindAsync(world, new ServerId(world.Here.Guild));
        var before = await MentionsAsync(world, world.Here);

        await world.Bot.Get<PruneStep>().RunAsync(Cancel);

        Assert.Equal(before, await MentionsAsync(world, world.Here));
    }

    [Fact]
    public async Task Removal_GoesOn_WhereItWasStopped()
    {
        await using var world = await LivedInAsync();
        var server = new ServerId(world.Here.Guild);
        var here = new ChannelId(ChannelKind.Discord, world.Here.Channel.Id);
        for (var write = 1; ; write++)
        {
            await world.RestartAsync(new KillSwitch { KillAt = write });
            try
            {
                await world.Bot.Get<IServerRecords>().RemoveAllAsync(server, here, Cancel);
                break;
            }
            catch (Exception e) when (e is KilledException || e.InnerException is KilledException)
            {
                Assert.InRange(write, 1, 100);
            }
        }

        await world.RestartAsync();
        Assert.Empty(await MentionsAsync(world, world.Here));
        Assert.NotEmpty(await MentionsAsync(world, world.There));
    }

    [Fact]
    public async Task Press_IsRefused_WhenTheMemberMayNotManageTheChannel()
    {
        await using var world = await LivedInAsync();
        var (question, button) = await AskAsync(world);

        var reply = await world.PressAsync(StandInMember.Reader, question, button);

        Assert.Contains("Manage Channels", reply.Text, StringComparison.Ordinal);
        Assert.NotNull(await world.StoredAsync());
    }

    [Theory]
    [InlineData(16)]
    [InlineData(60 * 24)]
    public async Task Press_RemovesNothing_WhenTheQuestionIsTooOld(int minutes)
    {
        await using var world = await LivedInAsync();
        var (question, button) = await AskAsync(world);
        world.World.Clock.Advance(TimeSpan.FromMinutes(minutes));

        var reply = await world.PressAsync(StandInMember.Moderator, question, button);
        await world.WorkAsync();

        Assert.StartsWith("This question is too old: nothing was removed.", reply.Text, StringComparison.Ordinal);
        Assert.NotNull(await world.StoredAsync());
    }

    [Theory]
    [InlineData("forget|")]
    [InlineData("forget|soon")]
    [InlineData("forget|18446744073709551615")]
    public async Task Press_RemovesNothing_WhenTheButtonIsNone(string button)
    {
        await using var world = await LivedInAsync();

        var reply = await world.PressAsync(StandInMember.Moderator, new JsonObject { ["id"] = "1" }, button);
        await world.WorkAsync();

        Assert.StartsWith("This question is too old", reply.Text, StringComparison.Ordinal);
        Assert.NotNull(await world.StoredAsync());
    }

    private static async Task<(JsonObject Question, string Button)> AskAsync(InteractionWorld world)
    {
        var question = (await world.AskAsync("forget")).Message ?? [];
        return (question, ComponentForm.CustomIds(question).Single());
    }

    /// <summary>A source that the place adds, and that is gone at the first look after.</summary>
    private static async Task GoneSourceAsync(InteractionWorld world, InteractionPlace place)
    {
        const string ShortLived = "https://short.example/feed.json";
        world.World.Fetcher.Serve(ShortLived, "\"1\"", SampleNews.Entries);
        await world.AskAndWaitAsync(place, "source add", ("url", ShortLived), ("title", "Short-lived"));
        world.World.Fetcher.Answer(ShortLived, _ => new FetchResult.Gone("short.example answered 410"));
        await world.Bot.Host.IngestAsync(Cancel);
        await world.Bot.Host.PostAsync(Cancel);
    }

    /// <summary>An article, and tags of it by a topic that all have and by one of the server's own.</summary>
    private static async Task LeaveBehindAsync(InteractionWorld world, ServerId server)
    {
        var tag = SampleNews.Tag("late", "A late chip", "It is a chip.", world.World.Clock.GetUtcNow());
        var id = tag.Article.In(server);
        await world.Bot.Get<ArticleStore>().TryCreateAsync(
            new Article
            {
                Id = id,
                Title = tag.Title,
                Text = tag.Summary,
                Language = "en",
                FirstSeen = tag.FirstSeen,
                Published = tag.Published,
                SourceId = server.Own("0123456789ab"),
                SourceTitle = "Late",
            },
            Cancel);
        await world.Bot.Get<TagStore>().WriteAsync([tag with { Article = id }, tag with { Article = id, Topic = TopicId.Of(server, "chips") }], Cancel);
    }

    /// <summary>Two servers with a topic of the same name, the same source, digests and failures.</summary>
    private async Task<InteractionWorld> LivedInAsync()
    {
        var world = await InteractionWorld.CreateAsync(azurite);
        world.World.Fetcher.Serve(Feed, "\"1\"", [.. SampleNews.Entries, ("https://own.example/chip", "A chip for everybody", "It is a chip.")]);
        foreach (var place in new[] { world.Here, world.There })
        {
            await world.AskAndWaitAsync(place, "topic add", ("name", "Chips"), ("query", "chip"));
            await world.AskAsync(place, StandInMember.Moderator, "subscribe", ("topic", "chips"), ("schedule", "instant"));
            await world.AskAsync(place, StandInMember.Moderator, "subscribe", ("topic", "open-source"), ("schedule", "instant"));
            await world.AskAndWaitAsync(place, "source add", ("url", Feed));
            await world.Bot.Get<FailureStore>().AddAsync("Digest", place.Channel.Id, "It broke.", Cancel);
            await world.Bot.Get<FailureStore>().AddAsync("Tag", $"{place.Guild}.0123456789abcdef", "It broke.", Cancel);
            await world.Bot.Get<BackfillStore>().SaveAsync(
                new BackfillState { Topic = TopicId.Of(new ServerId(place.Guild), "chips"), Task = "t", Since = world.World.Clock.GetUtcNow() }, Cancel);
        }

        await world.Bot.Host.IngestAsync(Cancel);
        await world.Bot.Host.PostAsync(Cancel);
        Assert.Equal(2, world.World.Chat.Channels.Distinct().Count());
        return world;
    }

    /// <summary>Every row, blob and message in storage that names the server or its channel.</summary>
    private static async Task<IReadOnlyList<string>> MentionsAsync(InteractionWorld world, InteractionPlace place)
    {
        var storage = world.Bot.Get<StorageAccount>();
        var all = new List<string>();
        foreach (var name in StorageNames.Tables)
        {
            await foreach (var row in storage.Table(name).QueryAsync<TableEntity>(cancellationToken: Cancel))
            {
                var cells = row.Where(c => c.Key is not ("Timestamp" or "odata.etag"))
                    .Select(c => $"{c.Key}={(c.Value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(c.Value, CultureInfo.InvariantCulture))}");
                all.Add($"{name}: {string.Join("; ", cells.Order(StringComparer.Ordinal))}");
            }
        }

        await foreach (var blob in storage.Articles.GetBlobsAsync(cancellationToken: Cancel))
        {
            all.Add($"{blob.Name}: {(await storage.Articles.GetBlobClient(blob.Name).DownloadContentAsync(Cancel)).Value.Content}");
        }

        foreach (var queue in StorageNames.Queues.SelectMany(q => new[] { q, StorageNames.Poison(q) }))
        {
            all.AddRange((await storage.Queue(queue).PeekMessagesAsync(32, Cancel)).Value.Select(m => $"{queue}: {m.Body}"));
        }

        return
        [
            .. all.Where(a => a.Contains(place.Guild, StringComparison.Ordinal) || a.Contains(place.Channel.Id, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }
}
