using NewsBot.Pipeline;
using NewsBot.Subscriptions;

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
