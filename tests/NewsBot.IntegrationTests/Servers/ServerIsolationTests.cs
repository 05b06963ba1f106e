using NewsBot.Articles;
using NewsBot.IntegrationTests.Pipeline;
using NewsBot.Servers;
using NewsBot.Sources;
using NewsBot.Storage;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Servers;

/// <summary>Law 8: each server is its own house.</summary>
public sealed class ServerIsolationTests(AzuriteFixture azurite)
{
    private const string SharedFeed = "http://site.example/feed.json";
    private const string OwnFeed = "http://own.example/feed.json";

    private static readonly ServerId One = new("111111111111111111");
    private static readonly ServerId Other = new("222222222222222222");
    private static readonly ChannelId ChannelOfOne = new(ChannelKind.Discord, "311111111111111111");
    private static readonly ChannelId ChannelOfOther = new(ChannelKind.Discord, "322222222222222222");
    private static readonly TopicId UmbrellasOfOne = TopicId.Of(One, "umbrellas");
    private static readonly TopicId UmbrellasOfOther = TopicId.Of(Other, "umbrellas");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TopicsOfTheSameName_EachTagByTheirOwnDefinition()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = new BotProcess(world);
        await SaveAsync(bot, UmbrellasOfOne, "umbrella");
        await SaveAsync(bot, UmbrellasOfOther, "parasol");
        await SubscribeAsync(bot, ChannelOfOne, One, UmbrellasOfOne);
        await SubscribeAsync(bot, ChannelOfOther, Other, UmbrellasOfOther);
        world.Fetcher.Serve(
            SharedFeed, "\"1\"", ("http://site.example/u", "Rain expected", "Take an umbrella."), ("http://site.example/p", "Sun expected", "Take a parasol."));
        await bot.AddSourceAsync(SharedFeed);

        await RunAsync(bot);

        Assert.Equal(["http://site.example/u"], await TaggedAsync(bot, UmbrellasOfOne, One));
        Assert.Equal(["http://site.example/p"], await TaggedAsync(bot, UmbrellasOfOther, Other));
        Assert.Equal(["umbrellas: Rain expected http://site.example/u", "umbrellas: Sun expected http://site.example/p"], world.Chat.Lines.Keys.Order());
    }

    [Fact]
    public async Task SourceOfAServer_ReachesItsChannelsAlone_UnderSharedAndOwnTopics()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = new BotProcess(world);
        await SaveAsync(bot, UmbrellasOfOther, "umbrella");
        await SubscribeAsync(bot, ChannelOfOne, One, BotWorld.OpenSource);
        await SubscribeAsync(bot, ChannelOfOther, Other, BotWorld.OpenSource, UmbrellasOfOther);
        await bot.SubscribeAsync(BotWorld.Channel, Rhythm.Instant, BotWorld.OpenSource);
        world.Fetcher.Serve(OwnFeed, "\"1\"", ("http://own.example/1", "Model weights released under an open-source licence", "Take an umbrella."));
        await AddSourceAsync(bot, OwnFeed, One);

        await RunAsync(bot);

        Assert.Equal(["http://own.example/1"], await TaggedAsync(bot, BotWorld.OpenSource, One));
        Assert.Empty(await TaggedAsync(bot, BotWorld.OpenSource, Other));
        Assert.Empty(await TaggedAsync(bot, BotWorld.OpenSource, null));
        Assert.Empty(await TaggedAsync(bot, UmbrellasOfOther, Other));
        Assert.Equal(1, Assert.Single(world.Chat.Lines).Value);
    }

    [Fact]
    public async Task HostileSource_SuppressesNobodysArticle_ByClaimingItsLink()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = new BotProcess(world);
        await bot.SubscribeAsync(BotWorld.Channel, Rhythm.Instant, BotWorld.OpenSource);
        world.Fetcher.Serve(OwnFeed, "\"1\"", ("http://site.example/1", "Nothing to see here", "Move on."));
        await AddSourceAsync(bot, OwnFeed, One);
        await bot.Host.IngestAsync(Cancel);
        world.Fetcher.Serve(SharedFeed, "\"1\"", SampleNews.Entries[0]);
        await bot.AddSourceAsync(SharedFeed);

        await RunAsync(bot);

        Assert.Equal([$"Open source: {SampleNews.Entries[0].Title} http://site.example/1"], world.Chat.Lines.Keys);
    }

    [Fact]
    public async Task ArticleThatBothTell_IsGivenToTheServerOnce()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = new BotProcess(world);
        await SubscribeAsync(bot, ChannelOfOne, One, BotWorld.OpenSource);
        foreach (var feed in new[] { SharedFeed, OwnFeed })
        {
            world.Fetcher.Serve(feed, "\"1\"", SampleNews.Entries[0]);
        }

        await bot.AddSourceAsync(SharedFeed);
        await RunAsync(bot);
        await AddSourceAsync(bot, OwnFeed, One);
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        await RunAsync(bot);

        Assert.Equal(1, Assert.Single(world.Chat.Lines).Value);
    }

    [Fact]
    public async Task SubscriptionToAnotherServersTopic_GetsNothing()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = new BotProcess(world);
        await SaveAsync(bot, UmbrellasOfOne, "umbrella");
        await SubscribeAsync(bot, ChannelOfOther, Other, UmbrellasOfOne);
        world.Fetcher.Serve(SharedFeed, "\"1\"", SampleNews.Entries);
        await bot.AddSourceAsync(SharedFeed);

        await RunAsync(bot);

        Assert.NotEmpty(await TaggedAsync(bot, UmbrellasOfOne, One));
        Assert.Empty(world.Chat.Lines);
    }

    [Fact]
    public async Task FeedThatSeveralServersWatch_IsAskedOnce()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = new BotProcess(world);
        world.Fetcher.Serve(OwnFeed, "\"1\"", SampleNews.Entries);
        await AddSourceAsync(bot, OwnFeed, One);
        await AddSourceAsync(bot, OwnFeed, Other);

        await bot.Host.IngestAsync(Cancel);

        Assert.Single(world.Fetcher.Requests);
        Assert.NotEmpty(await TaggedAsync(bot, BotWorld.OpenSource, One));
        Assert.NotEmpty(await TaggedAsync(bot, BotWorld.OpenSource, Other));
    }

    [Fact]
    public async Task UnreadableTopicOfAServer_KeepsNobodysFromBeingRead()
    {
        await using var bot = new BotProcess(await BotWorld.CreateAsync(azurite));
        await SaveAsync(bot, UmbrellasOfOne, "umbrella");
        await bot.Get<StorageAccount>().Table(StorageNames.Topics).AddEntityAsync(
            new Azure.Data.Tables.TableEntity(One.Value, One.Own("broken")) { ["Json"] = "{" }, Cancel);

        var topics = await bot.Get<TopicCatalog>().GetAsync(Cancel);

        Assert.Contains(topics.VisibleTo(One), t => t.Id == UmbrellasOfOne);
        Assert.DoesNotContain(topics.VisibleTo(Other), t => t.Id.Server is not null);
        Assert.Equal(topics.Shared.Select(t => t.Id), topics.VisibleTo(Other).Select(t => t.Id));
    }

    [Fact]
    public async Task RemovingAllOfAServer_LeavesTheOthersWhole()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = new BotProcess(world);
        foreach (var (server, channel, topic) in new[] { (One, ChannelOfOne, UmbrellasOfOne), (Other, ChannelOfOther, UmbrellasOfOther) })
        {
            await SaveAsync(bot, topic, "umbrella");
            await SubscribeAsync(bot, channel, server, BotWorld.OpenSource, topic);
            world.Fetcher.Serve(OwnFeed, "\"1\"", SampleNews.Entries);
            await AddSourceAsync(bot, OwnFeed, server);
        }

        await RunAsync(bot);

        await bot.Get<ChannelStore>().RemoveAsync(ChannelOfOne, Cancel);
        await bot.Get<SourceStore>().RemoveAllAsync(One, Cancel);
        await bot.Get<TopicStore>().RemoveAllAsync(One, Cancel);
        await bot.Get<TagStore>().RemoveAllAsync(One, Cancel);
        var blobs = await bot.Get<ArticleStore>().RemoveAllAsync(One, Cancel);

        Assert.Equal(SampleNews.Entries.Length, blobs);
        Assert.Empty(await bot.Get<ChannelStore>().CountAsync(One, Cancel));
        Assert.Empty(await bot.Get<SourceStore>().ListAsync(One, Cancel));
        Assert.Empty(await bot.Get<TopicStore>().ListAsync(One, Cancel));
        Assert.Empty(await TaggedAsync(bot, BotWorld.OpenSource, One));
        Assert.Equal([KeyValuePair.Create(ChannelOfOther, 2)], await bot.Get<ChannelStore>().CountAsync(Other, Cancel));
        Assert.Single(await bot.Get<SourceStore>().ListAsync(Other, Cancel));
        Assert.Single(await bot.Get<TopicStore>().ListAsync(Other, Cancel));
        Assert.NotEmpty(await TaggedAsync(bot, BotWorld.OpenSource, Other));
        Assert.NotEmpty(await TaggedAsync(bot, UmbrellasOfOther, Other));
        Assert.Equal(SampleNews.Entries.Length, await bot.Get<ArticleStore>().RemoveAllAsync(Other, Cancel));
    }

    [Fact]
    public async Task Count_FollowsTheChannels()
    {
        await using var bot = new BotProcess(await BotWorld.CreateAsync(azurite));
        await SubscribeAsync(bot, ChannelOfOne, One, BotWorld.OpenSource, BotWorld.Regulation);

        await bot.Get<ChannelStore>().ChangeAsync(ChannelOfOne, c => c.Unsubscribe([BotWorld.OpenSource]), Cancel);

        Assert.Equal([KeyValuePair.Create(ChannelOfOne, 1)], await bot.Get<ChannelStore>().CountAsync(One, Cancel));
    }

    private static async Task RunAsync(BotProcess bot)
    {
        await bot.Host.IngestAsync(Cancel);
        await bot.Host.PostAsync(Cancel);
    }

    private static Task SaveAsync(BotProcess bot, TopicId topic, string query) => bot.Get<TopicStore>().SaveAsync(
        TopicDefinition.FromQuery(topic.Value, topic.Name, query).Topic ?? throw new InvalidOperationException("The query is well formed."), Cancel);

    private static Task<bool> AddSourceAsync(BotProcess bot, string url, ServerId server) => bot.Get<SourceStore>().TryAddAsync(
        new Source { Id = SourceId.Of(new Uri(url), server), Url = url, AddedAt = bot.Get<TimeProvider>().GetUtcNow() }, Cancel);

    private static async Task SubscribeAsync(BotProcess bot, ChannelId channel, ServerId server, params TopicId[] topics)
    {
        await bot.SubscribeAsync(channel, Rhythm.Instant, topics);
        await bot.Get<ChannelStore>().ChangeAsync(channel, c => c with { Server = server }, Cancel);
    }

    private static async Task<IEnumerable<string?>> TaggedAsync(BotProcess bot, TopicId topic, ServerId? server)
    {
        var now = bot.Get<TimeProvider>().GetUtcNow();
        return (await bot.Get<TagStore>().ReadAsync(topic, server, now.AddDays(-3), now, Cancel)).Select(t => t.Link);
    }
}
