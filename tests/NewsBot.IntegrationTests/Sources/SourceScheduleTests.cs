using NewsBot.IntegrationTests.Pipeline;
using NewsBot.Pipeline;
using NewsBot.Sources;

namespace NewsBot.IntegrationTests.Sources;

public sealed class SourceScheduleTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan ClaimFor = TimeSpan.FromMinutes(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Claim_GivesEachSourceOnce_WhenTwoPollsRunAtOnce()
    {
        var (world, bot) = await StartAsync(Urls(60, hosts: 12));
        await using var _ = bot;
        await using var other = new BotProcess(world);

        var claims = await Task.WhenAll(ClaimAsync(world, bot), ClaimAsync(world, other));

        var sources = claims.SelectMany(c => c).SelectMany(c => c.Orders).Select(o => o.Id).ToList();
        Assert.Equal(60, sources.Count);
        Assert.Equal(60, sources.Distinct().Count());
    }

    [Fact]
    public async Task Claim_KeepsOtherPollsOffTheHost_UntilItRunsOut()
    {
        var (world, bot) = await StartAsync(["http://a.example/1"]);
        await using var _ = bot;
        await ClaimAsync(world, bot);
        await bot.AddSourceAsync("http://a.example/2");

        var meanwhile = await ClaimAsync(world, bot);
        world.Clock.Advance(ClaimFor);
        var afterwards = await ClaimAsync(world, bot);

        Assert.Empty(meanwhile);
        Assert.Equal(2, Assert.Single(afterwards).Orders.Count);
    }

    [Fact]
    public async Task Claim_TakesAHostInPortions_WhenItHasManySources()
    {
        var (world, bot) = await StartAsync(Urls(40, hosts: 1));
        await using var _ = bot;

        var claim = Assert.Single(await ClaimAsync(world, bot));

        Assert.Equal(SourceSchedule.MaxSourcesPerHost, claim.Orders.Count);
    }

    [Fact]
    public async Task Finish_GivesTheHostBack_ToSourcesThatFellDueMeanwhile()
    {
        var (world, bot) = await StartAsync(["http://a.example/1"]);
        await using var _ = bot;
        var claim = Assert.Single(await ClaimAsync(world, bot));
        await bot.AddSourceAsync("http://a.example/2");

        await bot.Get<SourceSchedule>().FinishAsync([Well(claim.Orders[0], world)], claim.Lease, null, Cancel);

        Assert.Equal("http://a.example/2", Assert.Single(Assert.Single(await ClaimAsync(world, bot)).Orders).Url);
    }

    [Fact]
    public async Task Finish_EndsNobodyElsesLease_WhenItComesTooLate()
    {
        var (world, bot) = await StartAsync(["http://a.example/1"]);
        await using var _ = bot;
        var late = Assert.Single(await ClaimAsync(world, bot));
        world.Clock.Advance(ClaimFor);
        await ClaimAsync(world, bot);
        await bot.AddSourceAsync("http://a.example/2");

        await bot.Get<SourceSchedule>().FinishAsync([Well(late.Orders[0], world)], late.Lease, null, Cancel);

        Assert.Empty(await ClaimAsync(world, bot));
    }

    [Fact]
    public async Task Hold_PostponesTheHostsSources_SoThatNoPollLooksAtThemAgain()
    {
        var (world, bot) = await StartAsync(["http://a.example/1"]);
        await using var _ = bot;
        var claim = Assert.Single(await ClaimAsync(world, bot));
        var until = world.Clock.GetUtcNow().AddHours(5);
        await bot.Get<SourceSchedule>().FinishAsync([Well(claim.Orders[0], world)], claim.Lease, until, Cancel);
        await bot.AddSourceAsync("http://a.example/2");

        Assert.Empty(await ClaimAsync(world, bot));

        Assert.Null(await bot.Get<SourceSchedule>().FindOldestDueAsync(world.Clock.GetUtcNow(), Cancel));
        Assert.Equal(until, (await bot.Get<SourceStore>().FindAsync(SourceId.Of(new Uri("http://a.example/2")), Cancel))?.NextDue);
    }

    [Fact]
    public async Task Claim_LeavesASourceAlone_InTheHoursThatItsFeedSkips_ThoughItFellDueBefore()
    {
        var (world, bot) = await StartAsync(["http://a.example/1"]);
        await using var _ = bot;
        var claim = Assert.Single(await ClaimAsync(world, bot));
        var nine = new SourceRhythm { Interval = 900, SkipHours = 1 << 9 };
        var due = Well(claim.Orders[0] with { Rhythm = nine }, world) with { NextDue = world.Clock.GetUtcNow().AddMinutes(58) };
        await bot.Get<SourceSchedule>().FinishAsync([due], claim.Lease, null, Cancel);

        world.Clock.Advance(TimeSpan.FromMinutes(61));
        var within = await ClaimAsync(world, bot);
        world.Clock.Advance(TimeSpan.FromMinutes(60));
        var after = await ClaimAsync(world, bot);

        Assert.Empty(within);
        Assert.Single(after);
    }

    [Fact]
    public async Task Enable_AsksAtOnce_ThoughTheHostAskedForPatience()
    {
        const string Url = "http://a.example/1";
        var (world, bot) = await StartAsync([Url]);
        await using var _ = bot;
        var claim = Assert.Single(await ClaimAsync(world, bot));
        await bot.Get<SourceSchedule>().FinishAsync([Well(claim.Orders[0], world)], claim.Lease, world.Clock.GetUtcNow().AddYears(60), Cancel);

        await bot.Get<SourceStore>().SetEnabledAsync(SourceId.Of(new Uri(Url)), true, Cancel);

        Assert.Single(await ClaimAsync(world, bot));
    }

    [Fact]
    public async Task Claim_FitsIntoAMessage_WhateverValidatorsTheHostGave()
    {
        var (world, bot) = await StartAsync(Urls(8, hosts: 1));
        await using var _ = bot;
        var claim = Assert.Single(await ClaimAsync(world, bot));
        var hostile = new string('"', 1_024);
        var due = claim.Orders.Select(o => Well(o with { ETag = hostile, LastModified = hostile }, world) with { NextDue = world.Clock.GetUtcNow() });
        await bot.Get<SourceSchedule>().FinishAsync([.. due], claim.Lease, null, Cancel);

        Assert.InRange(await bot.Get<PollStep>().RunAsync(Cancel), 1, 8);
    }

    [Fact]
    public async Task Lease_IsHadByOneOnly_UntilItIsGivenBackOrRunsOut()
    {
        var (world, bot) = await StartAsync([]);
        await using var running = bot;
        var schedule = bot.Get<SourceSchedule>();
        var now = world.Clock.GetUtcNow();

        var (first, _) = await schedule.TryLeaseAsync("a.example", now, ClaimFor, Cancel);
        var (second, _) = await schedule.TryLeaseAsync("a.example", now, ClaimFor, Cancel);
        var (afterItRanOut, _) = await schedule.TryLeaseAsync("a.example", now + ClaimFor, ClaimFor, Cancel);
        await schedule.EndLeaseAsync(first!, null, Cancel);
        var (afterALateEnd, _) = await schedule.TryLeaseAsync("a.example", now + ClaimFor, ClaimFor, Cancel);
        await schedule.EndLeaseAsync(afterItRanOut!, null, Cancel);
        var (afterTheEnd, _) = await schedule.TryLeaseAsync("a.example", now + ClaimFor, ClaimFor, Cancel);

        Assert.Equal(
            [true, false, true, false, true],
            new[] { first, second, afterItRanOut, afterALateEnd, afterTheEnd }.Select(l => l is not null));
    }

    [Fact]
    public async Task Claim_TouchesOnlyWhatIsDue_HoweverManySourcesThereAre()
    {
        const int Sources = 1_000;
        const int Due = 20;
        var (world, bot) = await StartAsync([]);
        await using var _ = bot;
        var now = world.Clock.GetUtcNow();
        await bot.Get<SourceStore>().AddAsync([.. Urls(Sources, hosts: 500).Select(u => Source(u, now))], Cancel);
        for (IReadOnlyList<HostClaim> claims; (claims = await ClaimAsync(world, bot)).Count > 0;)
        {
            foreach (var claim in claims)
            {
                await bot.Get<SourceSchedule>().FinishAsync([.. claim.Orders.Select(o => Well(o, world))], claim.Lease, null, Cancel);
            }
        }

        await bot.Get<SourceStore>().AddAsync([.. Urls(Due, hosts: Due).Select(u => Source(u + "/due", now))], Cancel);
        var before = bot.Operations.Snapshot();

        var due = await ClaimAsync(world, bot);

        // A page of the query holds 1,000 rows; one that had to scan would take several.
        Assert.Equal(Due, due.Sum(c => c.Orders.Count));
        Assert.Equal(
            [("table query", 1), ("table transaction", 1)],
            bot.Operations.Snapshot().Since(before).ByOperation.Select(o => (o.Key, o.Value)));
    }

    [Fact]
    public async Task Finish_LeavesASourceAlone_ThatWasRemovedMeanwhile()
    {
        var (world, bot) = await StartAsync(["http://a.example/1", "http://a.example/2"]);
        await using var _ = bot;
        var claim = Assert.Single(await ClaimAsync(world, bot));
        await bot.Get<SourceStore>().RemoveAsync(claim.Orders[0].Id, Cancel);

        await bot.Get<SourceSchedule>().FinishAsync([.. claim.Orders.Select(o => Well(o, world))], claim.Lease, null, Cancel);

        var left = Assert.Single(await bot.Get<SourceStore>().ListAsync(Cancel));
        Assert.Equal(claim.Orders[1].Id, left.Id);
        Assert.Equal(SourceStatus.Ok, left.Status);
    }

    [Fact]
    public async Task Finish_ChangesNothing_WhenDoneAgainAfterSomebodyElseTookOver()
    {
        var (world, bot) = await StartAsync(["http://a.example/1"]);
        await using var _ = bot;
        var late = Assert.Single(await ClaimAsync(world, bot));
        world.Clock.Advance(ClaimFor);
        var taken = Assert.Single(await ClaimAsync(world, bot));
        await bot.Get<SourceSchedule>().FinishAsync([Well(taken.Orders[0], world)], taken.Lease, null, Cancel);

        await bot.Get<SourceSchedule>().FinishAsync(
            [Well(late.Orders[0], world) with { Status = SourceStatus.Failing }], late.Lease, null, Cancel);

        Assert.Equal(SourceStatus.Ok, Assert.Single(await bot.Get<SourceStore>().ListAsync(Cancel)).Status);
    }

    [Fact]
    public async Task Seen_IsRemembered_WhenThereIsTooMuchOfItForTheOrder()
    {
        const string Url = "http://a.example/1";
        var (world, bot) = await StartAsync([]);
        await using var _ = bot;
        world.Fetcher.Serve(Url, "\"1\"", SampleNews.Many(400));
        await bot.AddSourceAsync(Url);
        await bot.Host.IngestAsync(Cancel);
        world.Fetcher.Serve(Url, "\"2\"", [.. SampleNews.Many(1, from: 900), .. SampleNews.Many(399)]);
        world.Clock.Advance(TimeSpan.FromHours(1));
        var before = bot.Operations.Snapshot();

        await bot.Host.IngestAsync(Cancel);

        Assert.Equal(1, bot.Operations.Snapshot().Since(before).ByOperation["blob write"]);
    }

    [Fact]
    public async Task Disabled_IsNotFetched_UntilItIsEnabledAgain()
    {
        var (world, bot) = await StartAsync(["http://a.example/1"]);
        await using var _ = bot;
        var id = SourceId.Of(new Uri("http://a.example/1"));
        await bot.Get<SourceStore>().SetEnabledAsync(id, false, Cancel);
        world.Clock.Advance(TimeSpan.FromDays(1));

        var whileDisabled = await ClaimAsync(world, bot);
        await bot.Get<SourceStore>().SetEnabledAsync(id, true, Cancel);
        var enabled = await ClaimAsync(world, bot);

        Assert.Empty(whileDisabled);
        Assert.Single(enabled);
    }

    private async Task<(BotWorld World, BotProcess Bot)> StartAsync(IReadOnlyList<string> urls)
    {
        var world = await BotWorld.CreateAsync(azurite);
        var bot = new BotProcess(world);
        foreach (var url in urls)
        {
            await bot.AddSourceAsync(url);
        }

        return (world, bot);
    }

    private static Source Source(string url, DateTimeOffset now) => new() { Id = SourceId.Of(new Uri(url)), Url = url, AddedAt = now };

    private static IReadOnlyList<string> Urls(int count, int hosts) =>
        [.. Enumerable.Range(0, count).Select(i => $"http://host{i % hosts}.example/{i}")];

    private static async Task<IReadOnlyList<HostClaim>> ClaimAsync(BotWorld world, BotProcess bot) =>
        await bot.Get<SourceSchedule>().ClaimDueAsync(world.Clock.GetUtcNow(), ClaimFor, Cancel).ToListAsync(Cancel);

    private static FetchOutcome Well(FetchOrder order, BotWorld world) => new()
    {
        Next = order,
        NextDue = world.Clock.GetUtcNow().AddHours(1),
        Status = SourceStatus.Ok,
        FetchedAt = world.Clock.GetUtcNow(),
    };
}
