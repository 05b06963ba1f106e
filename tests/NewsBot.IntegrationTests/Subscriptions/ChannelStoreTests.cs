using NewsBot.IntegrationTests.Pipeline;
using NewsBot.Storage;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Subscriptions;

public sealed class ChannelStoreTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Channel_IsKept_WhenASubscriptionAsksForAllThatItMay()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = new BotProcess(world);

        await bot.Get<ChannelStore>().ChangeAsync(BotWorld.Channel, c => c.Subscribe([Greedy(1)]), Cancel);

        var kept = await bot.Get<ChannelStore>().FindAsync(BotWorld.Channel, Cancel);
        Assert.Equal(ArticleFilter.MaxEntries, Assert.Single(kept?.Subscriptions ?? []).Filter?.Words.Count);
    }

    [Fact]
    public async Task Change_SaysWhatToDo_WhenAChannelWantsMoreThanARowHolds()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = new BotProcess(world);

        var error = await Assert.ThrowsAsync<StorageException>(() => bot.Get<ChannelStore>().ChangeAsync(
            BotWorld.Channel, c => c.Subscribe([.. Enumerable.Range(0, 10).Select(Greedy)]), Cancel));

        Assert.Contains("take subscriptions, sources or words away", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindDue_FindsAQuietChannelAtTheEndAlone()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = new BotProcess(world);
        var store = bot.Get<ChannelStore>();

        // 08:00 now.
        await bot.SubscribeAsync(BotWorld.Channel, Rhythm.Daily, BotWorld.OpenSource);
        await store.ChangeAsync(BotWorld.Channel, c => c with { Quiet = new QuietHours(new TimeOnly(8, 0), new TimeOnly(12, 0)) }, Cancel);

        Assert.Empty(await store.FindDueAsync(world.Clock.GetUtcNow().AddHours(4).AddTicks(-1), Cancel));
        Assert.Single(await store.FindDueAsync(world.Clock.GetUtcNow().AddHours(4), Cancel));
    }

    private static Subscription Greedy(int number)
    {
        string[] queries = [.. Enumerable.Range(0, ArticleFilter.MaxEntries).Select(_ => new string('模', ArticleFilter.MaxQuery))];
        string[] sources = [.. Enumerable.Range(0, ArticleFilter.MaxEntries).Select(i => $"source-{i}.example.org")];
        return Subscription.Start(new TopicId($"topic-{number}"), new Schedule(Rhythm.Daily, Schedule.UsualTime, "Etc/UTC"), DateTimeOffset.UnixEpoch) with
        {
            Filter = new ArticleFilter { Words = queries, NotWords = queries, Sources = sources, NotSources = sources },
        };
    }
}
