using NewsBot.IntegrationTests.Pipeline;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Topics;

public sealed class TopicCatalogTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_SeesWhatAnotherProcessChanged_AfterAMinute()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var running = new BotProcess(world);
        await using var other = new BotProcess(world);
        var topic = new TopicId("umbrellas");
        Assert.DoesNotContain((await running.Get<TopicCatalog>().GetAsync(Cancel)).Shared, t => t.Id == topic);
        await other.Get<TopicStore>().SaveAsync(
            TopicDefinition.FromQuery(topic.Value, "Umbrellas", "umbrella").Topic ?? throw new InvalidOperationException("The query is well formed."), Cancel);

        world.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Single((await running.Get<TopicCatalog>().GetAsync(Cancel)).Matcher.Match("", "Take an umbrella."));
    }

    [Fact]
    public async Task Get_ReadsNothing_WithinTheMinute()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = new BotProcess(world);
        await bot.Get<TopicCatalog>().GetAsync(Cancel);
        var before = bot.Operations.Snapshot();

        await bot.Get<TopicCatalog>().GetAsync(Cancel);

        Assert.Equal(0, bot.Operations.Snapshot().Since(before).Total);
    }
}
