using NewsBot.Digests;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Pipeline;

/// <summary>How much news a topic had, as its digests show it.</summary>
public sealed class LastDaysTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Draft_CountsSevenDays_ThoughADailyDigestLooksBackThree()
    {
        var (world, bot) = await StartAsync();
        await using var _ = bot;

        var digest = await DraftAsync(await DeskAsync(world, bot), Channel(Rhythm.Daily, world));

        Assert.Equal([1, 0, 0, 2, 0, 0, 1], Assert.Single(digest?.Sections ?? []).LastDays);
        Assert.Single(digest?.Stories ?? []);
    }

    [Fact]
    public async Task Draft_CountsNothing_WhenAllIsInstant()
    {
        var (world, bot) = await StartAsync();
        await using var _ = bot;

        var digest = await DraftAsync(await DeskAsync(world, bot), Channel(Rhythm.Instant, world));

        Assert.Empty(Assert.Single(digest?.Sections ?? []).LastDays);
    }

    [Fact]
    public async Task Draft_ReadsATopicOnceForAll_WhoeverLooksBackHowFar()
    {
        var (world, bot) = await StartAsync();
        await using var _ = bot;
        var desk = await DeskAsync(world, bot);
        var before = bot.Operations.Snapshot();

        await DraftAsync(desk, Channel(Rhythm.Daily, world));
        await DraftAsync(desk, Channel(Rhythm.Hourly, world) with { Id = new ChannelId(ChannelKind.Discord, "123456789012345679") });

        // A ledger each, and the topic's tags of seven days.
        Assert.Equal(3, bot.Operations.Snapshot().Since(before).Total);
    }

    /// <summary>A topic with articles of three days, of which only today's is owed.</summary>
    private async Task<(BotWorld World, BotProcess Bot)> StartAsync()
    {
        var world = await BotWorld.CreateAsync(azurite);
        var bot = new BotProcess(world);
        var now = world.Clock.GetUtcNow();
        double[] daysAgo = [0.2, 3.1, 3.9, 6.5, 7.5];
        await bot.Get<TagStore>().WriteAsync(
            [.. daysAgo.Select((d, i) => SampleNews.Tag($"{i}", SampleNews.Title(i), SampleNews.Text(i), now.AddDays(-d)))], Cancel);
        return (world, bot);
    }

    private static async Task<DigestDesk> DeskAsync(BotWorld world, BotProcess bot)
    {
        var now = world.Clock.GetUtcNow();
        return new DigestDesk(
            bot.Get<TagStore>(), bot.Get<Outbox>(), bot.Get<DigestComposer>(), await bot.Get<TopicCatalog>().GetAsync(Cancel), now);
    }

    private static Channel Channel(Rhythm rhythm, BotWorld world)
    {
        var schedule = new Schedule(rhythm, Schedule.UsualTime, "Etc/UTC");
        return new Channel
        {
            Id = BotWorld.Channel,
            Subscriptions = [Subscription.Start(BotWorld.OpenSource, schedule, world.Clock.GetUtcNow()) with { Since = world.Clock.GetUtcNow().AddDays(-99) }],
        };
    }

    private static async Task<Digest?> DraftAsync(DigestDesk desk, Channel channel) =>
        (await desk.DraftAsync(channel, channel.Subscriptions, since: null, Cancel)).Digest;
}
