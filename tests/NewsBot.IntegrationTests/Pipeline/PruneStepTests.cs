using NewsBot.Digests;
using NewsBot.Pipeline;
using NewsBot.Storage;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Pipeline;

public sealed class PruneStepTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prune_DropsWhatIsPastItsRetention_AndNothingNewer()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var bot = await OfEightMonthsAsync(world);
        var start = Start;
        var now = world.Clock.GetUtcNow();
        await bot.Get<PruneStep>().RunAsync(Cancel);
        await bot.Get<PruneStep>().RunAsync(Cancel);

        // 240 days went by and 180 are kept: the first two months are gone.
        var tags = await bot.Get<TagStore>().ReadAsync(BotWorld.OpenSource, start, now, Cancel);
        var ledger = await bot.Get<Outbox>().ReadLedgerAsync(BotWorld.Channel, start, now, Cancel);
        Assert.Equal(6 * 3, tags.Count);
        Assert.All(tags, t => Assert.True(t.FirstSeen >= now.AddDays(-180)));
        Assert.Equal(6 * 3, ledger.Given.Count);
    }

    [Fact]
    public async Task Prune_GoesOn_HoweverOftenItIsKilled()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using (var bot = await OfEightMonthsAsync(world))
        {
            // The days' counts are rows beside the tags.
            await bot.Get<TagCounts>().ReadAsync(BotWorld.OpenSource, 300, Cancel);
        }

        var kills = 0;
        for (var killed = true; killed; kills++)
        {
            var killSwitch = new KillSwitch { KillAt = 1, AfterTheWrite = true };
            await using var bot = new BotProcess(world, killSwitch);
            await Record.ExceptionAsync(() => bot.Get<PruneStep>().RunAsync(Cancel));
            killed = killSwitch.Killed;
        }

        await using var after = new BotProcess(world);
        var now = world.Clock.GetUtcNow();
        var tags = await after.Get<TagStore>().ReadAsync(BotWorld.OpenSource, Start, now, Cancel);
        var rows = after.Get<StorageAccount>().Table(StorageNames.Tags).QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Cancel);
        Assert.True(kills > 3, $"only {kills} kills");
        Assert.Equal(6 * 3, tags.Count);
        Assert.Equal(180, await rows.CountAsync(r => r.PartitionKey.StartsWith("open-source|", StringComparison.Ordinal) && r.RowKey.StartsWith("day|", StringComparison.Ordinal), Cancel));
    }

    [Fact]
    public async Task PartitionKeys_AreFoundOnceEach_WhateverTheNumberOfRows()
    {
        var world = await BotWorld.CreateAsync(azurite);
        var table = new StorageAccount(new StorageOptions { ConnectionString = world.ConnectionString }).Table(StorageNames.Failures);
        foreach (var partition in new[] { "a", "a|1", "b", "开源" })
        {
            for (var row = 0; row < 3; row++)
            {
                await table.AddEntityAsync(new Azure.Data.Tables.TableEntity(partition, $"{row}"), Cancel);
            }
        }

        var keys = new List<string>();
        await foreach (var key in table.PartitionKeysAsync(Cancel))
        {
            keys.Add(key);
        }

        Assert.Equal(["a", "a|1", "b", "开源"], keys);
    }

    /// <summary>Three articles and a digest every thirty days, eight times.</summary>
    private static async Task<BotProcess> OfEightMonthsAsync(BotWorld world)
    {
        var bot = new BotProcess(world);
        await bot.SubscribeAsync(BotWorld.Channel, Rhythm.Instant, BotWorld.OpenSource);
        for (var month = 0; month < 8; month++)
        {
            world.Fetcher.Serve($"http://site.example/{month}.json", "\"1\"", SampleNews.Many(3, from: month * 10));
            await bot.AddSourceAsync($"http://site.example/{month}.json");
            await bot.Host.IngestAsync(Cancel);
            await bot.Host.PostAsync(Cancel);
            world.Clock.Advance(TimeSpan.FromDays(30));
        }

        return bot;
    }
}
