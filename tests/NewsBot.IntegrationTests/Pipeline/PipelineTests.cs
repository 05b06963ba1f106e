using NewsBot.Fetching;
using NewsBot.Pipeline;
using NewsBot.Sources;
using NewsBot.Storage;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Pipeline;

public sealed class PipelineTests(AzuriteFixture azurite)
{
    private const string Feed = "http://site.example/feed.json";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_PostsEachArticleOnce_WhenSourcesAreUnchangedAfterwards()
    {
        var world = await WorldAsync();
        await using var bot = new BotProcess(world);

        await bot.Host.IngestAsync(Cancel);
        await bot.Host.PostAsync(Cancel);
        world.Clock.Advance(TimeSpan.FromHours(1));
        await bot.Host.IngestAsync(Cancel);
        await bot.Host.PostAsync(Cancel);

        Assert.Equal(2, world.Fetcher.Requests.Count);
        Assert.Equal(
            ["Open source: Model weights released under an open-source licence http://site.example/1", "Regulation: EU Commission fines chipmaker over antitrust law http://site.example/2"],
            world.Chat.Lines.Keys.Order());
        Assert.All(world.Chat.Lines.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task NewSource_FloodsNobody_AndKeepsNoOthersNewsFromBeingNews()
    {
        const string New = "http://new.example/feed.json";
        var world = await WorldAsync();
        var backlog = SampleNews.Many(30);
        world.Fetcher.Serve(New, "\"1\"", backlog);
        await using var bot = new BotProcess(world);
        await bot.Host.IngestAsync(Cancel);
        await bot.AddSourceAsync(New);
        await bot.Host.IngestAsync(Cancel);
        await bot.Host.PostAsync(Cancel);
        var atFirst = world.Chat.Lines.Keys.Count(l => l.Contains("/open/", StringComparison.Ordinal));
        world.Fetcher.Serve(Feed, "\"2\"", [.. News, backlog[^1]]);
        world.Clock.Advance(TimeSpan.FromHours(1));

        await bot.Host.IngestAsync(Cancel);
        await bot.Host.PostAsync(Cancel);

        Assert.Equal(10, atFirst);
        Assert.Equal(1, Assert.Single(world.Chat.Lines, l => l.Key.EndsWith("/open/29", StringComparison.Ordinal)).Value);
        Assert.Equal(11, world.Chat.Lines.Keys.Count(l => l.Contains("/open/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task UnreadableArticle_KeepsNoOtherFromItsTags()
    {
        var world = await WorldAsync();
        await using var bot = new BotProcess(world);
        await bot.Get<PollStep>().RunAsync(Cancel);
        await bot.Get<FetchStep>().RunAsync(await QueuePeek.TakeAsync<SourcesToFetch>(bot, Cancel), Cancel);
        var message = await QueuePeek.TakeAsync<ArticlesToTag>(bot, Cancel);
        var spoilt = message.Articles[0];
        await bot.Get<StorageAccount>().Articles.GetBlobClient(spoilt + ".json")
            .UploadAsync(BinaryData.FromString("{ no json"), overwrite: true, Cancel);

        await bot.Get<TagStep>().RunAsync(message, Cancel);

        var now = world.Clock.GetUtcNow();
        Assert.Single(await bot.Get<TagStore>().ReadAsync(BotWorld.Regulation, now.AddDays(-1), now, Cancel));
        Assert.Equal(spoilt.Value, Assert.Single(await bot.Get<FailureStore>().ListAsync(Cancel)).Item);
    }

    [Fact]
    public async Task Tag_TellsWhereItsArticlePoints()
    {
        const string Links = "http://links.example/feed.xml";
        var world = await WorldAsync();
        world.Fetcher.Answer(Links, request => new FetchResult.Fetched(
            """
            <rss version="2.0"><channel><title>Links</title><item><title>Tern-2 is open source</title><link>http://links.example/1</link>
            <description><![CDATA[<p>Says <a href="https://lab.example/tern-2">the lab</a>.</p>]]></description></item></channel></rss>
            """u8.ToArray(),
            "application/rss+xml",
            new Validators(null, null),
            request.Url,
            null,
            null));
        await using var bot = new BotProcess(world);
        await bot.AddSourceAsync(Links);

        await bot.Host.IngestAsync(Cancel);

        var now = world.Clock.GetUtcNow();
        var tag = Assert.Single(await bot.Get<TagStore>().ReadAsync(BotWorld.OpenSource, now.AddDays(-1), now, Cancel), t => t.Title == "Tern-2 is open source");
        Assert.Equal(["https://lab.example/tern-2"], tag.References);
    }

    [Fact]
    public async Task OneHostsTrouble_LeavesTheOthersAlone()
    {
        var world = await WorldAsync();
        await using var bot = new BotProcess(world);
        world.Fetcher.Answer("http://dead.example/feed", _ => new FetchResult.Failed("no connection"));
        world.Fetcher.Answer("http://busy.example/1", _ => new FetchResult.RetryAfter(TimeSpan.FromHours(5), "busy"));
        world.Fetcher.Answer("http://busy.example/2", _ => new FetchResult.RetryAfter(TimeSpan.FromHours(5), "busy"));
        foreach (var url in new[] { "http://dead.example/feed", "http://busy.example/1", "http://busy.example/2" })
        {
            await bot.AddSourceAsync(url);
        }

        await bot.Host.IngestAsync(Cancel);

        var sources = (await bot.Get<SourceStore>().ListAsync(Cancel)).ToDictionary(s => new Uri(s.Url).Host + new Uri(s.Url).AbsolutePath);
        Assert.Equal(SourceStatus.Ok, sources["site.example/feed.json"].Status);
        Assert.Equal("no connection", sources["dead.example/feed"].Reason);
        Assert.Equal(3, world.Fetcher.Requests.Count);
        Assert.All(["busy.example/1", "busy.example/2"], s => Assert.True(sources[s].NextDue >= world.Clock.GetUtcNow().AddHours(5)));
    }

    private async Task<BotWorld> WorldAsync()
    {
        var world = await BotWorld.CreateAsync(azurite);
        world.Fetcher.Serve(Feed, "\"1\"", News);
        await using var bot = new BotProcess(world);
        await bot.AddSourceAsync(Feed);
        await bot.SubscribeAsync(BotWorld.Channel, Rhythm.Instant, BotWorld.OpenSource, BotWorld.Regulation);
        return world;
    }

    private static readonly (string, string, string)[] News =
    [
        ("http://site.example/1", "Model weights released under an open-source licence", "The open-source community can use the model."),
        ("http://site.example/2", "EU Commission fines chipmaker over antitrust law", "The regulator says the company broke competition law."),
        ("http://site.example/3", "Rain expected on Sunday", "Take an umbrella."),
    ];
}
