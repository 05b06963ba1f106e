using NewsBot.Pipeline;
using NewsBot.Pipeline.Costs;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Pipeline;

/// <summary>What the bill says an operation is for is what the steps really do.</summary>
public sealed class CostModelTests(AzuriteFixture azurite)
{
    private const int Sources = 20;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Round_CostsWhatTheModelSays(int news)
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = new BotProcess(world);
        foreach (var number in Enumerable.Range(0, Sources))
        {
            world.Fetcher.Serve(UrlOf(number), "\"1\"", SampleNews.Many(20, from: 1_000 * number));
            await bot.AddSourceAsync(UrlOf(number));
        }

        await bot.Host.IngestAsync(Cancel);
        foreach (var number in Enumerable.Range(0, news == 0 ? 0 : Sources))
        {
            world.Fetcher.Serve(
                UrlOf(number),
                "\"2\"",
                [.. SampleNews.Many(news, from: (1_000 * number) + 500), .. SampleNews.Many(20 - news, from: 1_000 * number)]);
        }

        world.Clock.Advance(TimeSpan.FromHours(2));
        var before = bot.Operations.Snapshot();
        await bot.Host.IngestAsync(Cancel);
        var counted = bot.Operations.Snapshot().Since(before);

        // The local host polls until nothing is due: twice.
        var model = (OperationCost.Poll * 2) + (OperationCost.Look * Sources)
            + (OperationCost.Change * (news == 0 ? 0 : Sources)) + (OperationCost.Article * (news * Sources));
        Assert.Equal(model.BlobWrites, counted.ByOperation.GetValueOrDefault("blob write"));
        Assert.Equal(model.BlobReads, counted.ByOperation.GetValueOrDefault("blob read"));
        AssertEnough(model.Table, counted.Of("table"));
        AssertEnough(model.Queue, counted.Of("queue"));
    }

    [Fact]
    public async Task Digest_CostsWhatTheModelSays()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = new BotProcess(world);
        await bot.SubscribeAsync(BotWorld.Channel, Rhythm.Daily, BotWorld.OpenSource);
        await bot.Get<TagStore>().WriteAsync(
            [SampleNews.Tag("1", SampleNews.Title(1), SampleNews.Text(1), world.Clock.GetUtcNow())], Cancel);
        world.Clock.Advance(TimeSpan.FromHours(2));
        await bot.Get<TopicCatalog>().GetAsync(Cancel);
        var before = bot.Operations.Snapshot();

        await bot.Get<DigestStep>().RunAsync(Cancel);
        await bot.Host.PostAsync(Cancel);

        var counted = bot.Operations.Snapshot().Since(before);
        var messages = world.Chat.Bodies.Count;
        var model = OperationCost.DueCheck + OperationCost.Turn + OperationCost.Post + (OperationCost.Message * messages);
        AssertEnough(model.Table, counted.Of("table"));
    }

    // Messages that come together are received together, which the model leaves out.
    private static void AssertEnough(double model, long counted) => Assert.InRange(counted, model * 0.7, model);

    private static string UrlOf(int number) => $"http://site{number}.example/feed.json";
}
