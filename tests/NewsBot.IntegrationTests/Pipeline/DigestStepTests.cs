using Azure;
using Azure.Data.Tables;
using NewsBot.Chat;
using NewsBot.Digests;
using NewsBot.Pipeline;
using NewsBot.Storage;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Pipeline;

public sealed class DigestStepTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SeveralMissedDigests_BecomeOne()
    {
        var (world, bot) = await StartAsync(Rhythm.Daily);
        await using var _ = bot;
        await TagAsync(world, bot, 1);
        world.Clock.Advance(TimeSpan.FromDays(1.5));
        await TagAsync(world, bot, 2);
        world.Clock.Advance(TimeSpan.FromDays(1.5));

        await bot.Host.PostAsync(Cancel);
        await bot.Host.PostAsync(Cancel);

        Assert.Single(world.Chat.Bodies);
        Assert.Equal(2, world.Chat.Lines.Count);
    }

    [Fact]
    public async Task LateTag_GoesIntoTheNextDigest()
    {
        var (world, bot) = await StartAsync(Rhythm.Daily);
        await using var _ = bot;
        var firstSeen = world.Clock.GetUtcNow();
        await TagAsync(world, bot, 1);
        world.Clock.Advance(TimeSpan.FromHours(2));
        await bot.Host.PostAsync(Cancel);
        await TagAsync(world, bot, 2, firstSeen);
        world.Clock.Advance(TimeSpan.FromDays(1));

        await bot.Host.PostAsync(Cancel);

        Assert.Equal(2, world.Chat.Bodies.Count);
        Assert.All(world.Chat.Lines.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task TwoHostsAtOnce_PostEachStoryOnce()
    {
        var (world, bot) = await StartAsync(Rhythm.Instant);
        await using var _ = bot;
        await using var other = new BotProcess(world);
        for (var round = 0; round < 5; round++)
        {
            await TagAsync(world, bot, round);
            await Task.WhenAll(bot.Host.PostAsync(Cancel), other.Host.PostAsync(Cancel));
            world.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(5, world.Chat.Lines.Count);
        Assert.All(world.Chat.Lines.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task OneBadChannel_DoesNotStopTheOthers()
    {
        var (world, bot) = await StartAsync(Rhythm.Instant);
        await using var _ = bot;

        // Its time zone is not known on this machine.
        await bot.Get<ChannelStore>().ChangeAsync(
            new ChannelId(ChannelKind.Discord, "999999999999999999"),
            c => c with
            {
                Subscriptions =
                [
                    new Subscription
                    {
                        Topic = BotWorld.OpenSource,
                        Schedule = new Schedule(Rhythm.Daily, Schedule.UsualTime, "Nowhere/AtAll"),
                        Since = world.Clock.GetUtcNow(),
                        NextDue = world.Clock.GetUtcNow(),
                    },
                ],
            },
            Cancel);
        await TagAsync(world, bot, 1);

        await bot.Host.PostAsync(Cancel);

        Assert.Single(world.Chat.Bodies);
        Assert.Equal("999999999999999999", Assert.Single(await bot.Get<FailureStore>().ListAsync(Cancel)).Item);
    }

    [Fact]
    public async Task MoreThanOneDigestHolds_IsOwedToTheNext()
    {
        var (world, bot) = await StartAsync(Rhythm.Instant);
        await using var _ = bot;
        for (var i = 0; i < 50; i++)
        {
            await TagAsync(world, bot, i);
        }

        await bot.Host.PostAsync(Cancel);
        var first = world.Chat.Lines.Count;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Host.PostAsync(Cancel);

        Assert.Equal(new DigestOptions().MaxStories, first);
        Assert.Equal(50, world.Chat.Lines.Count);
        Assert.All(world.Chat.Lines.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task FurtherSources_MakeNoFurtherPosts_WhenTheyComeWithinTheHour()
    {
        var (world, bot) = await StartAsync(Rhythm.Instant);
        await using var _ = bot;
        for (var i = 0; i < 10; i++)
        {
            await WriteAsync(bot, DevelopingStory.Reprint($"Site {i}", world.Clock.GetUtcNow()));
            await bot.Host.PostAsync(Cancel);
            world.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Single(world.Chat.Bodies);
    }

    [Fact]
    public async Task Story_ComesWithAllItsSources_WhenTheyTellItBetweenTwoDigests()
    {
        var (world, bot) = await StartAsync(Rhythm.Daily);
        await using var _ = bot;
        var now = world.Clock.GetUtcNow();
        await WriteAsync(bot, DevelopingStory.First(now), DevelopingStory.Reprint("Herald", now.AddMinutes(20)));
        world.Clock.Advance(TimeSpan.FromHours(2));

        await bot.Host.PostAsync(Cancel);

        Assert.Equal([$"Open source: {DevelopingStory.Headline} http://wire.example/first + http://herald.example/reprint"], world.Chat.Lines.Keys);
    }

    [Fact]
    public async Task Development_ComesAsAFollowUp_WhenItIsOfALaterDay()
    {
        var (world, bot) = await StartAsync(Rhythm.Daily);
        await using var _ = bot;
        await WriteAsync(bot, DevelopingStory.First(world.Clock.GetUtcNow()));
        world.Clock.Advance(TimeSpan.FromHours(2));
        await bot.Host.PostAsync(Cancel);
        world.Clock.Advance(TimeSpan.FromHours(20));
        await WriteAsync(bot, DevelopingStory.Development(world.Clock.GetUtcNow()));
        world.Clock.Advance(TimeSpan.FromHours(4));

        await bot.Host.PostAsync(Cancel);

        Assert.Equal($"Open source: follow-up {DevelopingStory.NewHeadline} http://wire.example/development", world.Chat.Bodies[^1]);
    }

    [Fact]
    public async Task ToldStory_DoesNotComeBack_WhenItsArticlesAreLongOutOfSight()
    {
        var (world, bot) = await StartAsync(Rhythm.Daily);
        await using var _ = bot;
        await WriteAsync(bot, DevelopingStory.First(world.Clock.GetUtcNow()));
        world.Clock.Advance(TimeSpan.FromHours(2));
        await bot.Host.PostAsync(Cancel);
        for (var day = 1; day <= 5; day++)
        {
            world.Clock.Advance(TimeSpan.FromDays(1));
            await bot.Host.PostAsync(Cancel);
        }

        // A straggler dates its reprint as the wire did, as most do.
        await WriteAsync(bot, DevelopingStory.Reprint("Herald", world.Clock.GetUtcNow().AddDays(-2)) with { FirstSeen = world.Clock.GetUtcNow() });
        world.Clock.Advance(TimeSpan.FromDays(1));
        await bot.Host.PostAsync(Cancel);

        Assert.Single(world.Chat.Bodies);
    }

    [Fact]
    public async Task OlderRow_StillCounts_WhenItKeepsNoStories()
    {
        var (world, bot) = await StartAsync(Rhythm.Instant);
        await using var _ = bot;
        await WriteAsync(bot, DevelopingStory.First(world.Clock.GetUtcNow()));
        await bot.Host.PostAsync(Cancel);
        var table = bot.Get<StorageAccount>().Table(StorageNames.Digests);
        await foreach (var row in table.QueryAsync<TableEntity>(r => r.RowKey != "d|0000000000000000000", cancellationToken: Cancel))
        {
            Assert.True(row.Remove("Stories"));
            await table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace, Cancel);
        }

        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await WriteAsync(bot, DevelopingStory.Reprint("Herald", world.Clock.GetUtcNow()));
        await bot.Host.PostAsync(Cancel);

        Assert.Single(world.Chat.Bodies);
    }

    [Fact]
    public async Task PausedChannel_GetsNothing()
    {
        var (world, bot) = await StartAsync(Rhythm.Instant);
        await using var _ = bot;
        await bot.Get<ChannelStore>().ChangeAsync(BotWorld.Channel, c => c with { Paused = true }, Cancel);
        await TagAsync(world, bot, 1);

        await bot.Host.PostAsync(Cancel);

        Assert.Empty(world.Chat.Bodies);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(29)]
    [InlineData(59)]
    public async Task InstantDigest_IsPostedWithinTwoMinutesOfTagging_WheneverInTheMinute(int second)
    {
        var (world, bot) = await StartAsync(Rhythm.Instant);
        await using var _ = bot;
        world.Clock.Advance(TimeSpan.FromSeconds(second));
        var tagged = world.Clock.GetUtcNow();
        await TagAsync(world, bot, 1);

        // As the timer runs it: at the full minute.
        for (var minute = 0; minute < 10 && world.Chat.Bodies.Count == 0; minute++)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(60 - world.Clock.GetUtcNow().Second));
            await bot.Host.PostAsync(Cancel);
        }

        Assert.Single(world.Chat.Bodies);
        Assert.InRange(world.Clock.GetUtcNow() - tagged, TimeSpan.Zero, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task DueTogether_ComesAsOneDigest()
    {
        var (world, bot) = await StartAsync(Rhythm.Daily);
        await using var _ = bot;
        await bot.SubscribeAsync(BotWorld.Channel, Rhythm.Daily, BotWorld.OpenSource, BotWorld.Regulation);
        await TagAsync(world, bot, 1);
        await WriteAsync(bot, SampleNews.Tag("2", SampleNews.Title(2), SampleNews.Text(2), world.Clock.GetUtcNow()) with { Topic = BotWorld.Regulation });
        world.Clock.Advance(TimeSpan.FromHours(2));

        await bot.Host.PostAsync(Cancel);

        Assert.Equal(2, Assert.Single(world.Chat.Bodies).Split('\n').Length);
    }

    [Theory]
    [InlineData(Rhythm.Instant)]
    [InlineData(Rhythm.Hourly)]
    [InlineData(Rhythm.Daily)]
    public async Task QuietHours_GatherAllIntoOneDigestAtTheirEnd(Rhythm rhythm)
    {
        var (world, bot) = await StartAsync(rhythm);
        await using var _ = bot;

        // 08:00 now; the daily digest is due at 09:00.
        await ChangeAsync(bot, c => c with { Quiet = new QuietHours(new TimeOnly(8, 0), new TimeOnly(12, 0)) });
        for (var i = 0; i < 4; i++)
        {
            await TagAsync(world, bot, i);
            await bot.Host.PostAsync(Cancel);
            Assert.Empty(world.Chat.Bodies);
            world.Clock.Advance(TimeSpan.FromHours(1));
        }

        await bot.Host.PostAsync(Cancel);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Host.PostAsync(Cancel);

        Assert.Single(world.Chat.Times.Distinct());
        Assert.Equal(4, world.Chat.Lines.Count);
    }

    [Fact]
    public async Task DayOff_GathersUntilTheNextDay_WhenASubscriptionIsInstant()
    {
        // A Tuesday.
        var (world, bot) = await StartAsync(Rhythm.Instant);
        await using var _ = bot;
        await ChangeAsync(bot, s => s with { Schedule = s.Schedule with { Weekdays = Weekdays.Tuesday | Weekdays.Thursday } });
        world.Clock.Advance(TimeSpan.FromHours(16));
        await TagAsync(world, bot, 1);
        await bot.Host.PostAsync(Cancel);
        world.Clock.Advance(TimeSpan.FromHours(23));
        await TagAsync(world, bot, 2);
        await bot.Host.PostAsync(Cancel);
        Assert.Empty(world.Chat.Bodies);

        world.Clock.Advance(TimeSpan.FromHours(1));
        await bot.Host.PostAsync(Cancel);
        await TagAsync(world, bot, 3);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Host.PostAsync(Cancel);

        Assert.Equal([2, 1], world.Chat.Bodies.Select(b => b.Split('\n').Length));
    }

    [Fact]
    public async Task DaysOff_LoseNothing_WhenADigestComesOnceAWeek()
    {
        var (world, bot) = await StartAsync(Rhythm.Daily);
        await using var _ = bot;
        await ChangeAsync(bot, s => s with { Schedule = s.Schedule with { Weekdays = Weekdays.Tuesday } });
        for (var day = 0; day < 7; day++)
        {
            await bot.Host.PostAsync(Cancel);
            world.Clock.Advance(TimeSpan.FromHours(2));
            await TagAsync(world, bot, day);
            world.Clock.Advance(TimeSpan.FromHours(22));
        }

        world.Clock.Advance(TimeSpan.FromHours(1));
        await bot.Host.PostAsync(Cancel);

        Assert.Equal(7, world.Chat.Lines.Count);
    }

    [Fact]
    public async Task MissedDigest_LosesNothing_WhenItIsMadeUpForDaysLater()
    {
        var (world, bot) = await StartAsync(Rhythm.Daily);
        await using var _ = bot;
        await TagAsync(world, bot, 1);
        world.Clock.Advance(TimeSpan.FromDays(6));

        await bot.Host.PostAsync(Cancel);

        Assert.Single(world.Chat.Bodies);
    }

    [Fact]
    public async Task Filtered_NeverComes()
    {
        var (world, bot) = await StartAsync(Rhythm.Daily);
        await using var _ = bot;
        await ChangeAsync(bot, s => s with { Filter = new ArticleFilter { Languages = ["zh"] } });
        await TagAsync(world, bot, 1);
        world.Clock.Advance(TimeSpan.FromDays(1.5));

        await bot.Host.PostAsync(Cancel);

        Assert.Empty(world.Chat.Bodies);
    }

    [Fact]
    public async Task EmptyDigest_IsToldOnceADay_WhenTheChannelWantsToKnow()
    {
        var (world, bot) = await StartAsync(Rhythm.Daily);
        await using var _ = bot;
        await ChangeAsync(bot, c => c with { TellsEmpty = true });
        for (var hour = 0; hour < 36; hour++)
        {
            await bot.Host.PostAsync(Cancel);
            world.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(["nothing new", "nothing new"], world.Chat.Bodies);
    }

    [Fact]
    public async Task EmptyDigest_IsNotTold_WhenNobodyAskedForIt()
    {
        var (world, bot) = await StartAsync(Rhythm.Daily);
        await using var _ = bot;
        world.Clock.Advance(TimeSpan.FromDays(1));

        await bot.Host.PostAsync(Cancel);

        Assert.Empty(world.Chat.Bodies);
    }

    [Fact]
    public async Task FrozenDigest_IsPostedAtOnce_WhenMoreCameAfterTheRunWasStopped()
    {
        var (world, bot) = await StartAsync(Rhythm.Daily);
        await using var _ = bot;
        await TagAsync(world, bot, 1);
        world.Clock.Advance(TimeSpan.FromHours(2));

        // The row's write is through, and nothing after it.
        await using (var dying = new BotProcess(world, new KillSwitch { KillAt = 1, AfterTheWrite = true }))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => dying.Get<DigestStep>().RunAsync(Cancel));
        }

        await using var restarted = new BotProcess(world);
        await TagAsync(world, restarted, 2);
        await restarted.Host.PostAsync(Cancel);
        var atOnce = world.Chat.Lines.Count;
        world.Clock.Advance(TimeSpan.FromDays(1));
        await restarted.Host.PostAsync(Cancel);

        Assert.Equal(1, atOnce);
        Assert.Equal(2, world.Chat.Lines.Count);
        Assert.All(world.Chat.Lines.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task NewsGathers_WhileADigestWaitsForDiscord()
    {
        var (world, bot) = await StartAsync(Rhythm.Instant);
        await using var _ = bot;
        world.Chat.Refusals.Enqueue(new PostResult.Later(TimeSpan.FromHours(1), "rate limit"));
        for (var i = 0; i < 6; i++)
        {
            await TagAsync(world, bot, i);
            await bot.Host.PostAsync(Cancel);
            world.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        await bot.Host.PostAsync(Cancel);
        await bot.Host.PostAsync(Cancel);

        // The one that waited, and one of all that came meanwhile: three stories to a body.
        Assert.Equal([1, 2, 3], world.Chat.Bodies.Select(b => b.Split('\n').Length).Order());
        Assert.All(world.Chat.Lines.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task NewsGathers_WhileADigestIsTriedAgainAndAgain()
    {
        var (world, bot) = await StartAsync(Rhythm.Instant);
        await using var _ = bot;
        world.Chat.Refusals.Enqueue(new PostResult.InDoubt("Discord did not answer"));
        await TagAsync(world, bot, 0);
        await bot.Host.PostAsync(Cancel);
        await TagAsync(world, bot, 1);

        // The next try's time has come, nobody has begun it yet, and another minute could have a digest of its own.
        world.Clock.Advance(TimeSpan.FromSeconds(70));
        await bot.Get<DigestStep>().RunAsync(Cancel);
        Assert.Single((await LedgerAsync(world, bot)).Open);

        // That its message was lost holds nothing back for ever.
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await bot.Get<DigestStep>().RunAsync(Cancel);
        Assert.Equal(2, (await LedgerAsync(world, bot)).Open.Count);
    }

    [Fact]
    public async Task NewsGathers_WhileADigestIsBeingPosted()
    {
        var (world, bot) = await StartAsync(Rhythm.Instant);
        await using var _ = bot;
        await TagAsync(world, bot, 0);
        await bot.Get<DigestStep>().RunAsync(Cancel);
        await TagAsync(world, bot, 1);
        var digest = await bot.Get<Outbox>().FindAsync(BotWorld.Channel, Assert.Single((await LedgerAsync(world, bot)).Open), Cancel);
        await bot.Get<Outbox>().TryUpdateAsync(digest! with { HeldUntil = world.Clock.GetUtcNow() + (2 * PostStep.Hold) }, Cancel);

        world.Clock.Advance(1.5 * PostStep.Hold);
        await bot.Get<DigestStep>().RunAsync(Cancel);
        Assert.Single((await LedgerAsync(world, bot)).Open);

        // Whoever posted it is dead.
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Get<DigestStep>().RunAsync(Cancel);
        Assert.Equal(2, (await LedgerAsync(world, bot)).Open.Count);
    }

    private static Task<ChannelLedger> LedgerAsync(BotWorld world, BotProcess bot) =>
        bot.Get<Outbox>().ReadLedgerAsync(BotWorld.Channel, world.Clock.GetUtcNow(), world.Clock.GetUtcNow(), Cancel);

    private static Task<Channel> ChangeAsync(BotProcess bot, Func<Channel, Channel> change) =>
        bot.Get<ChannelStore>().ChangeAsync(BotWorld.Channel, change, Cancel);

    private static Task<Channel> ChangeAsync(BotProcess bot, Func<Subscription, Subscription> change) =>
        ChangeAsync(bot, c => c with { Subscriptions = [.. c.Subscriptions.Select(change)] });

    private async Task<(BotWorld World, BotProcess Bot)> StartAsync(Rhythm rhythm)
    {
        var world = await BotWorld.CreateAsync(azurite);
        var bot = new BotProcess(world);
        await bot.SubscribeAsync(BotWorld.Channel, rhythm, BotWorld.OpenSource);
        return (world, bot);
    }

    private static Task TagAsync(BotWorld world, BotProcess bot, int number, DateTimeOffset? firstSeen = null) =>
        WriteAsync(bot, SampleNews.Tag($"{number}", SampleNews.Title(number), SampleNews.Text(number), firstSeen ?? world.Clock.GetUtcNow()));

    private static Task WriteAsync(BotProcess bot, params Tag[] tags) => bot.Get<TagStore>().WriteAsync(tags, Cancel);
}
