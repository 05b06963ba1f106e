using Azure.Core;
using Azure.Core.Pipeline;
using NewsBot.Articles;
using NewsBot.IntegrationTests.Pipeline;
using NewsBot.Storage;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Topics;

public sealed class TagCountsTests(AzuriteFixture azurite)
{
    private static readonly TopicId Topic = BotWorld.OpenSource;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_CountsByUtcDayOfFirstSeen_TodayLast()
    {
        var (world, tags, counts) = await CreateAsync();
        var now = world.Clock.GetUtcNow();
        var midnight = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        await tags.WriteAsync(
            [NewTag(1, now), NewTag(2, midnight), NewTag(3, midnight.AddTicks(-1)), NewTag(4, now.AddDays(-29)), NewTag(5, midnight.AddDays(-30))], Cancel);

        var read = await counts.ReadAsync(Topic, 30, Cancel);

        Assert.Equal(Enumerable.Range(0, 30).Select(d => DateOnly.FromDateTime(now.UtcDateTime).AddDays(d - 29)), read.Select(d => d.Day));
        Assert.Equal([1, .. Enumerable.Repeat(0, 27), 1, 2], read.Select(d => d.Count));
    }

    [Fact]
    public async Task Read_CountsOnce_WhatWasDeliveredTwice()
    {
        var (world, tags, counts) = await CreateAsync();
        var now = world.Clock.GetUtcNow();
        Tag[] delivered = [NewTag(1, now), NewTag(2, now.AddDays(-3))];
        await tags.WriteAsync(delivered, Cancel);
        await counts.ReadAsync(Topic, 7, Cancel);
        await tags.WriteAsync(delivered, Cancel);

        Assert.Equal([0, 0, 0, 1, 0, 0, 1], await ReadAsync(counts, 7));
    }

    [Fact]
    public async Task Read_CountsALateTag_OfADayThatWasCountedAlready()
    {
        var (world, tags, counts) = await CreateAsync();
        var yesterday = world.Clock.GetUtcNow().AddDays(-1);
        await tags.WriteAsync([NewTag(1, yesterday)], Cancel);
        Assert.Equal([1, 0], await ReadAsync(counts, 2));

        await tags.WriteAsync([NewTag(2, yesterday)], Cancel);

        Assert.Equal([2, 0], await ReadAsync(counts, 2));
        Assert.Equal([2, 0], await ReadAsync(counts, 2));
    }

    [Fact]
    public async Task Read_KeepsNoCount_WhenATagComesWhileItCounts()
    {
        var world = await BotWorld.CreateAsync(azurite);
        var yesterday = world.Clock.GetUtcNow().AddDays(-1);
        var late = new TagStore(new StorageAccount(new StorageOptions { ConnectionString = world.ConnectionString }), world.Clock);
        await late.WriteAsync([NewTag(1, yesterday)], Cancel);

        // Between the counting and the keeping: the tag is there, and its day is marked.
        var meanwhile = new BeforeWrite(() => late.WriteAsync([NewTag(2, yesterday)], Cancel));
        var counts = new TagCounts(new StorageAccount(new StorageOptions { ConnectionString = world.ConnectionString }, meanwhile), world.Clock);
        await counts.ReadAsync(Topic, 2, Cancel);

        Assert.Equal([2, 0], await ReadAsync(counts, 2));
    }

    [Fact]
    public async Task Read_CountsNoMore_WhatWasTakenAway()
    {
        var (world, tags, counts) = await CreateAsync();
        var yesterday = world.Clock.GetUtcNow().AddDays(-1);
        Tag[] written = [NewTag(1, yesterday), NewTag(2, yesterday)];
        await tags.WriteAsync(written, Cancel);
        await counts.ReadAsync(Topic, 2, Cancel);

        // One of them is gone already, which does not hold back the other.
        await tags.RemoveAsync([written[0].Place], Cancel);
        await tags.RemoveAsync([written[0].Place, written[1].Place], Cancel);

        Assert.Equal([0, 0], await ReadAsync(counts, 2));
    }

    [Fact]
    public async Task Read_ReadsADayThatIsOver_OnlyOnce()
    {
        var world = await BotWorld.CreateAsync(azurite);
        var storage = new StorageAccount(new StorageOptions { ConnectionString = world.ConnectionString });
        var counts = new TagCounts(storage, world.Clock);
        var now = world.Clock.GetUtcNow();
        await new TagStore(storage, world.Clock).WriteAsync([.. Enumerable.Range(0, 1_500).Select(i => NewTag(i, now.AddDays(-2).AddSeconds(-i)))], Cancel);
        Assert.Equal([1_500, 0, 0], await ReadAsync(counts, 3));

        var before = storage.Operations.Snapshot();
        Assert.Equal([1_500, 0, 0], await ReadAsync(counts, 3));

        // The days' rows, and today's tags: none of the 1,500 is read again.
        Assert.Equal(2, storage.Operations.Snapshot().Since(before).Total);
    }

    [Fact]
    public async Task Read_FindsEachDay_AcrossTheTurnOfAMonth()
    {
        var (world, tags, counts) = await CreateAsync();
        world.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var now = world.Clock.GetUtcNow();
        await tags.WriteAsync([NewTag(1, now), NewTag(2, now.AddDays(-1)), NewTag(3, now.AddDays(-29))], Cancel);

        Assert.Equal([1, .. Enumerable.Repeat(0, 27), 1, 1], await ReadAsync(counts, 30));
        Assert.Equal([1, .. Enumerable.Repeat(0, 27), 1, 1], await ReadAsync(counts, 30));
    }

    private static async Task<IEnumerable<int>> ReadAsync(TagCounts counts, int days) =>
        (await counts.ReadAsync(Topic, days, Cancel)).Select(d => d.Count);

    private static Tag NewTag(int number, DateTimeOffset firstSeen) => new()
    {
        Topic = Topic,
        Article = ArticleId.OfEntry("s", $"{number}"),
        FirstSeen = firstSeen,
        Published = firstSeen,
        Score = 0.9,
        Title = $"Article {number}",
        Summary = "",
        SourceId = "s",
        SourceTitle = "Source",
        Language = "en",
    };

    private async Task<(BotWorld World, TagStore Tags, TagCounts Counts)> CreateAsync()
    {
        var world = await BotWorld.CreateAsync(azurite);
        var storage = new StorageAccount(new StorageOptions { ConnectionString = world.ConnectionString });
        return (world, new TagStore(storage, world.Clock), new TagCounts(storage, world.Clock));
    }

    /// <summary>Lets something happen once, right before the first write.</summary>
    private sealed class BeforeWrite(Func<Task> happens) : HttpPipelinePolicy
    {
        private Func<Task>? next = happens;

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            throw new NotSupportedException("The bot is asynchronous throughout.");

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (message.Request.Method != RequestMethod.Get && Interlocked.Exchange(ref next, null) is { } now)
            {
                await now();
            }

            await ProcessNextAsync(message, pipeline);
        }
    }
}
