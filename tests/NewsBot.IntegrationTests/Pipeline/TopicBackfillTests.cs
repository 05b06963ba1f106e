using Microsoft.Extensions.Logging;
using NewsBot.Articles;
using NewsBot.Pipeline;
using NewsBot.Storage;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Pipeline;

public sealed class TopicBackfillTests(AzuriteFixture azurite)
{
    private const string Site = "http://site.example/feed.json";
    private static readonly TopicId Umbrellas = new("umbrellas");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_GivesATopicWhatItWouldHaveHad_AndTakesTheRest()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = await IngestedAsync(world, Query("open-source OR chipmaker"));
        Assert.Equal(2, await TaggedAsync(bot));

        var done = await BackfillAsync(bot, Query("chipmaker OR umbrella OR parliament"));

        Assert.Equal((5, 2, 1, 1), (done.Articles, done.Added, done.Kept, done.Removed));
        var tags = await bot.Get<TagStore>().ReadAsync(Umbrellas, world.Clock.GetUtcNow().AddDays(-2), world.Clock.GetUtcNow(), Cancel);
        Assert.Equal(
            ["European Commission fines chipmaker over antitrust law", "Parliament passes AI act", "Rain expected on Sunday"],
            tags.Select(t => t.Title).Order());
    }

    [Fact]
    public async Task Run_ChangesNothing_WhenRunAgain()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = await IngestedAsync(world, Query("nothing"));
        await BackfillAsync(bot, Query("umbrella"));

        var again = await BackfillAsync(bot, Query("umbrella"));

        Assert.Equal((5, 0, 1, 0), (again.Articles, again.Added, again.Kept, again.Removed));
        Assert.Equal(1, await TaggedAsync(bot));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Run_PostsWhatIsNewlyTagged_OnlyAsNews(bool asNews, int posts)
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = await IngestedAsync(world, Query("nothing"));
        await bot.SubscribeAsync(BotWorld.Channel, Rhythm.Instant, Umbrellas);
        await BackfillAsync(bot, Query("umbrella"), asNews);

        await bot.Host.PostAsync(Cancel);

        Assert.Equal(posts, world.Chat.Bodies.Count);
    }

    [Fact]
    public async Task Run_LosesNoNews_OfAnArticleThatTheTagStepComesToOnlyAfterIt()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = new BotProcess(world);
        await bot.Get<TopicStore>().SaveAsync(Query("umbrella"), Cancel);
        await bot.SubscribeAsync(BotWorld.Channel, Rhythm.Instant, Umbrellas);
        world.Fetcher.Serve(Site, "\"1\"", SampleNews.Entries);
        await bot.AddSourceAsync(Site);
        await bot.Get<PollStep>().RunAsync(Cancel);
        await bot.Host.DrainAsync(StorageNames.SourcesToFetch, Cancel);
        await BackfillAsync(bot, Query("umbrella"));

        await bot.Host.IngestAsync(Cancel);
        await bot.Host.PostAsync(Cancel);

        Assert.Single(world.Chat.Bodies);
    }

    [Fact]
    public async Task Run_GoesOnWhereItWas_AfterAStop()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = await IngestedAsync(world, Query("nothing"));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Slow(bot).RunAsync(
            Query("parliament"),
            days: 30,
            asNews: false,
            (state, _) => CancelAt(4, state, stop),
            stop.Token));
        world.Clock.Advance(TimeSpan.FromHours(1));
        var told = new List<int>();

        var done = await Slow(bot).RunAsync(Query("parliament"), days: 30, asNews: false, (state, _) => told.Add(state.Articles), Cancel);

        Assert.Equal([4, 5], told);
        Assert.Equal(world.Clock.GetUtcNow().AddHours(-1).AddDays(-30), done.Since);
        Assert.Equal(1, await TaggedAsync(bot));
        Assert.Null(await bot.Get<BackfillStore>().FindAsync(Umbrellas, Cancel));
    }

    [Fact]
    public async Task Run_BeginsAnew_WhenTheTopicChangedSinceTheStop()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = await IngestedAsync(world, Query("nothing"));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Slow(bot).RunAsync(Query("parliament"), 30, false, (state, _) => CancelAt(4, state, stop), stop.Token));

        var done = await Slow(bot).RunAsync(Query("umbrella"), 30, false, (_, _) => { }, Cancel);

        Assert.Equal(5, done.Articles);
        var tags = await bot.Get<TagStore>().ReadAsync(Umbrellas, done.Since, world.Clock.GetUtcNow(), Cancel);
        Assert.Equal(["Rain expected on Sunday"], tags.Select(t => t.Title));
    }

    [Fact]
    public async Task Run_TakesWhatThePageSays()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = await IngestedAsync(world, Query("nothing"));
        var id = ArticleId.OfLink("http://site.example/3") ?? throw new InvalidOperationException("It is a link.");
        await bot.Get<ArticleStore>().TryWritePageAsync(
            id, new() { Text = "Take an umbrella, the long report says, and boots of rubber besides.", Title = "", Language = "en" }, Cancel);

        var done = await BackfillAsync(bot, Query("boots"));

        Assert.Equal(1, done.Added);
    }

    private static TopicDefinition Query(string query) =>
        TopicDefinition.FromQuery(Umbrellas.Value, "Umbrellas", query).Topic ?? throw new InvalidOperationException("The query is well formed.");

    private static async Task<BotProcess> IngestedAsync(BotWorld world, TopicDefinition topic)
    {
        var bot = new BotProcess(world);
        await bot.Get<TopicStore>().SaveAsync(topic, Cancel);
        world.Fetcher.Serve(Site, "\"1\"", SampleNews.Entries);
        await bot.AddSourceAsync(Site);
        await bot.Host.IngestAsync(Cancel);
        return bot;
    }

    private static void CancelAt(int articles, BackfillState state, CancellationTokenSource stop)
    {
        if (state.Articles == articles)
        {
            stop.Cancel();
        }
    }

    private static TopicBackfill Slow(BotProcess bot) =>
        new(bot.Get<ArticleStore>(), bot.Get<TagStore>(), bot.Get<BackfillStore>(), bot.Get<TimeProvider>(), bot.Get<ILogger<TopicBackfill>>()) { Portion = 2 };

    private static async Task<BackfillState> BackfillAsync(BotProcess bot, TopicDefinition topic, bool asNews = false) =>
        await bot.Get<TopicBackfill>().RunAsync(topic, 30, asNews, (_, _) => { }, Cancel);

    private static async Task<int> TaggedAsync(BotProcess bot) =>
        (await bot.Get<TagCounts>().ReadAsync(Umbrellas, 2, Cancel)).Sum(d => d.Count);
}
