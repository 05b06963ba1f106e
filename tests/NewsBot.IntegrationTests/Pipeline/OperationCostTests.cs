using NewsBot.Pipeline;
using NewsBot.Servers;
using NewsBot.Storage;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Pipeline;

/// <summary>Law 5 in numbers: every billed request counts, receives and deletes too.</summary>
public sealed class OperationCostTests(AzuriteFixture azurite)
{
    private const string Feed = "http://site.example/feed.json";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UnchangedSource_CostsTwoTableOperations_WhenAlone()
    {
        var (world, bot) = await StartAsync(SampleNews.Many(20));
        await using var _ = bot;

        var cost = await RoundAsync(world, bot);

        Assert.Equal(0, cost.Of("blob"));
        Assert.Equal(0, cost.ByOperation.GetValueOrDefault("table write"));
        Assert.Equal(2, cost.ByOperation["table transaction"]);
    }

    [Fact]
    public async Task UnchangedSources_ShareTheirTransactions_WhenTheyAreMany()
    {
        const int Sources = 60;
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = new BotProcess(world);
        for (var i = 0; i < Sources; i++)
        {
            var url = $"http://site{i / 20}.example/{i}.json";
            world.Fetcher.Serve(url, "\"1\"", ($"http://site.example/{i}", "Title", "Text"));
            await bot.AddSourceAsync(url);
        }

        await RoundAsync(world, bot);

        var cost = await RoundAsync(world, bot);

        // One query and three claims in two polls' time, one finish a host.
        Assert.Equal(0, cost.Of("blob"));
        Assert.InRange(cost.ByOperation["table transaction"], 1, Sources / 10);
    }

    [Fact]
    public async Task NewArticle_CostsAtMostFourOperations_InAFeedOfTwentyNewOnes()
    {
        var (world, bot) = await StartAsync(SampleNews.Many(1));
        await using var _ = bot;
        world.Fetcher.Serve(Feed, "\"2\"", SampleNews.Many(20, from: 100));

        var cost = await RoundAsync(world, bot);

        Assert.InRange(cost.Total, 20, 20 * 4);
    }

    [Fact]
    public async Task OneNewEntryAmongAHundred_CostsAtMostSixOperations_MoreThanNone()
    {
        const string Other = "http://other.example/feed.json";
        var (world, bot) = await StartAsync(SampleNews.Many(100));
        await using var _ = bot;

        // Another source has news both times: what a round costs once, such as reading the topics, is no cost of this entry.
        world.Fetcher.Serve(Other, "\"1\"", SampleNews.Many(1, from: 900));
        await bot.AddSourceAsync(Other);
        var unchanged = await RoundAsync(world, bot);
        world.Fetcher.Serve(Other, "\"3\"", SampleNews.Many(1, from: 902));
        world.Fetcher.Serve(Feed, "\"2\"", [.. SampleNews.Many(1, from: 500), .. SampleNews.Many(99)]);

        var changed = await RoundAsync(world, bot);

        Assert.Equal(1, unchanged.ByOperation["blob write"]);
        Assert.Equal(2, changed.ByOperation["blob write"]);
        Assert.InRange(changed.Total - unchanged.Total, 1, 6);
    }

    [Fact]
    public async Task Digest_CostsAServersChannelOneQueryMore_ForWhatTheServerAloneSees()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = new BotProcess(world);
        await bot.SubscribeAsync(BotWorld.Channel, Rhythm.Daily, BotWorld.OpenSource);
        await bot.Get<ChannelStore>().ChangeAsync(BotWorld.Channel, c => c with { Server = new ServerId("111111111111111111") }, Cancel);
        await bot.Get<TagStore>().WriteAsync([SampleNews.Tag("1", SampleNews.Title(1), SampleNews.Text(1), world.Clock.GetUtcNow())], Cancel);
        world.Clock.Advance(TimeSpan.FromHours(2));
        await bot.Get<TopicCatalog>().GetAsync(Cancel);
        var before = bot.Operations.Snapshot();

        await bot.Get<DigestStep>().RunAsync(Cancel);

        Assert.Equal(9, bot.Operations.Snapshot().Since(before).Total);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public async Task Digest_CostsTheSameOperations_HoweverManyItsStories(int stories)
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = new BotProcess(world);
        await bot.SubscribeAsync(BotWorld.Channel, Rhythm.Daily, BotWorld.OpenSource);
        var seen = world.Clock.GetUtcNow();
        await bot.Get<TagStore>().WriteAsync(
            [.. Enumerable.Range(0, stories).Select(i => SampleNews.Tag($"{i}", SampleNews.Title(i), SampleNews.Text(i), seen))], Cancel);
        world.Clock.Advance(TimeSpan.FromHours(2));
        await bot.Get<TopicCatalog>().GetAsync(Cancel);
        var before = bot.Operations.Snapshot();

        await bot.Get<DigestStep>().RunAsync(Cancel);

        // Due channels, the channel, its ledger and the topic's tags are read; the digest is frozen and sent, the channel moved on.
        Assert.Equal(8, bot.Operations.Snapshot().Since(before).Total);
    }

    /// <summary>A bot that has fetched its one source once, so that topics are read and the source is known.</summary>
    private async Task<(BotWorld World, BotProcess Bot)> StartAsync((string, string, string)[] entries)
    {
        var world = await BotWorld.CreateAsync(azurite);
        world.Fetcher.Serve(Feed, "\"1\"", entries);
        var bot = new BotProcess(world);
        await bot.AddSourceAsync(Feed);
        await bot.Host.IngestAsync(Cancel);
        return (world, bot);
    }

    private static async Task<OperationCounts> RoundAsync(BotWorld world, BotProcess bot)
    {
        world.Clock.Advance(TimeSpan.FromHours(1));
        var before = bot.Operations.Snapshot();
        await bot.Host.IngestAsync(Cancel);
        return bot.Operations.Snapshot().Since(before);
    }
}
