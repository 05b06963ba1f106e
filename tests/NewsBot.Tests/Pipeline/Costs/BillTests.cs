using System.Text.Json;
using NewsBot.Pipeline.Costs;
using NewsBot.Sources;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Tests.Pipeline.Costs;

public sealed class BillTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private static readonly PriceList Prices = PriceList.Shipped;

    [Fact]
    public void Readme_HasTheTableOfTheseNumbers()
    {
        var table = BillTable.Of([Workload.Typical(50), Workload.Typical(500), Workload.Typical(5_000)], Prices);
        var readme = File.ReadAllText(Repository.File("README.md"));

        Assert.True(readme.Contains(table, StringComparison.Ordinal), "README.md, \"What it costs in Azure\", should have this table:\n" + table);
        Assert.Contains($"{Prices.Region}, {Prices.AsOf}", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Assumptions_AreThoseOfHostJson()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Repository.File("host.json")));
        var queues = host.RootElement.GetProperty("extensions").GetProperty("queues");

        Assert.Equal(Bill.AtOnce, queues.GetProperty("batchSize").GetInt32() + queues.GetProperty("newBatchThreshold").GetInt32());
        Assert.Equal(TimeSpan.FromSeconds(Bill.QueuePollSeconds).ToString(), queues.GetProperty("maxPollingInterval").GetString());
    }

    [Fact]
    public void Of_CountsOneMoreArticleAsOneWriteAndOneRead()
    {
        var work = Workload.Typical(50);

        var before = Bill.Of(work, Prices);
        var after = Bill.Of(work with { Articles = work.Articles + 10_000 }, Prices);

        Assert.Equal(10_000, Line(after, "blobs written").Quantity - Line(before, "blobs written").Quantity, 3);
        Assert.Equal(10_000, Line(after, "blobs read").Quantity - Line(before, "blobs read").Quantity, 3);
        Assert.Equal(0.05m, Math.Round(Line(after, "blobs written").Cost - Line(before, "blobs written").Cost, 6));
        Assert.Equal(Line(before, "tables").Quantity, Line(after, "tables").Quantity, 3);
    }

    [Fact]
    public void Of_AsksNothingForExecutions_WithinTheFreeGrant()
    {
        var bill = Bill.Of(Workload.Typical(1) with { MemoryGb = 0.5 }, Prices);

        Assert.InRange(Line(bill, "executions").Quantity, 1, Prices.FreeExecutions);
        Assert.InRange(Line(bill, "execution time").Quantity, 1, Prices.FreeGbSeconds);
        Assert.Equal(0, Line(bill, "executions").Cost);
        Assert.Equal(0, Line(bill, "execution time").Cost);
    }

    [Fact]
    public void Of_AddsTheAlwaysReadyInstancesToTheTotal()
    {
        var work = Workload.Typical(50) with { MemoryGb = 2 };

        var more = Bill.Of(work with { AlwaysReady = 2 }, Prices).Total - Bill.Of(work, Prices).Total;

        // Two instances of 2 GB for 730 hours.
        Assert.Equal(2 * 2 * 730 * 3_600 * Prices.AlwaysReadyGbSecond, Math.Round(more, 6));
    }

    [Fact]
    public void Workload_FollowsTheIntervalsLearnt()
    {
        var work = Workload.Of([Source("a", hours: 1), Source("b", hours: 2)], [], articlesADay: null);

        Assert.Equal(730 + 365, work.Looks, 3);
        Assert.False(work.ArticlesAreCounted);
        Assert.True(work.Articles > 0);
    }

    [Fact]
    public void Workload_LeavesOutSourcesThatAreNotAsked()
    {
        var work = Workload.Of(
            [Source("a", hours: 1), Source("b", hours: 1) with { Status = SourceStatus.Disabled }, Source("c", hours: 1) with { Status = SourceStatus.Gone }],
            [],
            articlesADay: 24);

        Assert.Equal(1, work.Sources);
        Assert.Equal(730, work.Looks, 3);
        Assert.Equal(730, work.Articles, 3);
        Assert.True(work.ArticlesAreCounted);
    }

    [Fact]
    public void Workload_ReadsPages_AsFarAsSourcesWishIt()
    {
        var work = Workload.Of([Source("a", hours: 1) with { FullText = true }, Source("b", hours: 1)], [], articlesADay: 24);

        Assert.Equal(365, work.Pages, 3);
    }

    [Theory]
    [InlineData(Rhythm.Hourly, 730, 243.333)]
    [InlineData(Rhythm.Daily, 30.417, 30.417)]
    [InlineData(Rhythm.Weekly, 4.345, 4.345)]
    [InlineData(Rhythm.Instant, 43_800, 243.333)]
    public void Workload_GivesChannelsTheirTurns(Rhythm rhythm, double turns, double digests)
    {
        var work = Workload.Of([], [Channel(rhythm), Channel(rhythm) with { Paused = true }, Channel(rhythm) with { SwitchedOff = "gone" }], null);

        Assert.Equal(turns, work.Turns, 3);
        Assert.Equal(digests, work.Digests, 3);
    }

    private static BillLine Line(Bill bill, string what) => bill.Lines.Single(l => l.What == what);

    private static Source Source(string name, double hours) => new()
    {
        Id = SourceId.Of(new Uri($"http://{name}.example/")),
        Url = $"http://{name}.example/",
        AddedAt = Now,
        Status = SourceStatus.Ok,
        Interval = TimeSpan.FromHours(hours),
    };

    private static Channel Channel(Rhythm rhythm) => new()
    {
        Id = ChannelId.Console,
        Subscriptions = [Subscription.Start(new TopicId("open-source"), new Schedule(rhythm, Schedule.UsualTime, "Etc/UTC"), Now)],
    };
}
