using NewsBot.Articles;
using NewsBot.Digests;
using NewsBot.Pipeline;
using NewsBot.Sources;
using NewsBot.Storage;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Pipeline;

/// <summary>Law 1: every step may run twice or die between any two writes; what is stored and posted at the end is the same.</summary>
public sealed class CrashTests(AzuriteFixture azurite)
{
    private const string Feed = "http://site.example/feed.json";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> Steps =>
        new MatrixTheoryData<string, bool>(["Poll", "Fetch", "Tag", "Digest", "Post"], [false, true]);

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task EndState_IsTheSame_WhenAStepIsKilledAtAnyWrite(string step, bool afterTheWrite)
    {
        var expected = await EndStateAsync(step, new KillSwitch(), TimeSpan.Zero);
        Assert.Single(expected.Split('\n'), l => l.Contains("Lab releases model weights", StringComparison.Ordinal) && l.StartsWith("posted 1x", StringComparison.Ordinal));
        var kills = 0;
        for (var write = 1; ; write++)
        {
            var killSwitch = new KillSwitch { KillAt = write, AfterTheWrite = afterTheWrite };
            var actual = await EndStateAsync(step, killSwitch, TimeSpan.FromMinutes(31));
            Assert.Equal(expected, actual);
            if (!killSwitch.Killed)
            {
                break;
            }

            kills++;
        }

        Assert.True(kills >= 2, $"Step {step} was killed {kills} times only.");
    }

    [Theory]
    [InlineData("Poll")]
    [InlineData("Fetch")]
    [InlineData("Tag")]
    [InlineData("Digest")]
    [InlineData("Post")]
    public async Task EndState_IsTheSame_WhenAStepRunsTwice(string step)
    {
        var expected = await EndStateAsync(step, new KillSwitch(), TimeSpan.Zero);

        var actual = await EndStateAsync(step, new KillSwitch(), TimeSpan.Zero, times: 2);

        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(45)]
    public async Task Post_LosesAndRepeatsNothing_WhenKilledAfterDiscordAcceptedAndRestartedLater(int minutes)
    {
        var expected = await EndStateAsync("Post", new KillSwitch(), TimeSpan.Zero);
        for (var write = 1; write <= 8; write++)
        {
            var killSwitch = new KillSwitch { KillAt = write, AfterTheWrite = true };

            Assert.Equal(expected, await EndStateAsync("Post", killSwitch, TimeSpan.FromMinutes(minutes)));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task StoriesTold_AreTheSame_WhenTheDigestOfALaterDayIsKilledAtAnyWrite(bool afterTheWrite)
    {
        var expected = await LaterDayAsync(new KillSwitch());
        Assert.Contains("posted 1x Open source: follow-up", expected, StringComparison.Ordinal);
        var kills = 0;
        for (var killed = true; killed; kills++)
        {
            var killSwitch = new KillSwitch { KillAt = kills + 1, AfterTheWrite = afterTheWrite };
            Assert.Equal(expected, await LaterDayAsync(killSwitch));
            killed = killSwitch.Killed;
        }

        Assert.True(kills > 3, $"The digest was killed {kills - 1} times only.");
    }

    /// <summary>A story is told on one day; on the next it goes on, is reprinted, and another comes up.</summary>
    private async Task<string> LaterDayAsync(KillSwitch killSwitch)
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using (var bot = new BotProcess(world))
        {
            await bot.SubscribeAsync(BotWorld.Channel, Rhythm.Daily, BotWorld.OpenSource);
            await bot.Get<TagStore>().WriteAsync([DevelopingStory.First(world.Clock.GetUtcNow())], Cancel);
            world.Clock.Advance(TimeSpan.FromHours(2));
            await bot.Host.PostAsync(Cancel);
            world.Clock.Advance(TimeSpan.FromHours(20));
            var now = world.Clock.GetUtcNow();
            await bot.Get<TagStore>().WriteAsync(
                [
                    DevelopingStory.Development(now),
                    DevelopingStory.Reprint("Herald", now),
                    SampleNews.Tag("another", SampleNews.Title(1), SampleNews.Text(1), now),
                ],
                Cancel);
            world.Clock.Advance(TimeSpan.FromHours(4));
        }

        await using (var dying = new BotProcess(world, killSwitch))
        {
            await RunUntilKilledAsync(dying, "Digest", new Messages(null, null, null));
        }

        world.Clock.Advance(TimeSpan.FromMinutes(31));
        await using var restarted = new BotProcess(world);
        await restarted.Host.PostAsync(Cancel);
        world.Clock.Advance(TimeSpan.FromDays(1));
        await restarted.Host.PostAsync(Cancel);
        return await DescribeAsync(world, restarted);
    }

    /// <summary>Runs the pipeline to the step, the step under the switch in a process of its own, and after a restart all to the end.</summary>
    private async Task<string> EndStateAsync(string step, KillSwitch killSwitch, TimeSpan downFor, int times = 1)
    {
        var world = await BotWorld.CreateAsync(azurite);

        // Told twice, once at more length, by which it is shown whichever of the two a killed fetch happened to see first.
        var (_, title, text) = SampleNews.Entries[0];
        var longer = text + " Its weights were published today, with the data that they were trained on and all of the code that did it.";
        world.Fetcher.Serve(Feed, "\"1\"", [.. SampleNews.Entries, ("http://site.example/again", title, longer)]);
        var messages = await RunUpToAsync(world, step);

        await using (var dying = new BotProcess(world, killSwitch))
        {
            for (var run = 0; run < times; run++)
            {
                await RunUntilKilledAsync(dying, step, messages);
            }
        }

        world.Clock.Advance(downFor);
        await using var restarted = new BotProcess(world);

        // The queue gives the message again, for nobody deleted it.
        await RunAsync(restarted, step, messages);
        for (var round = 0; round < 2; round++)
        {
            await restarted.Host.IngestAsync(Cancel);
            await restarted.Host.PostAsync(Cancel);
            world.Clock.Advance(TimeSpan.FromMinutes(31));
        }

        return await DescribeAsync(world, restarted);
    }

    private static async Task<Messages> RunUpToAsync(BotWorld world, string step)
    {
        await using var bot = new BotProcess(world);
        await bot.AddSourceAsync(Feed);
        await bot.SubscribeAsync(BotWorld.Channel, Rhythm.Daily, BotWorld.OpenSource, BotWorld.Regulation);
        world.Clock.Advance(TimeSpan.FromHours(1));
        var messages = new Messages(null, null, null);
        if (step == "Poll")
        {
            return messages;
        }

        await bot.Get<PollStep>().RunAsync(Cancel);
        messages = messages with { Fetch = await QueuePeek.TakeAsync<SourcesToFetch>(bot, Cancel) };
        if (step == "Fetch")
        {
            return messages;
        }

        await bot.Get<FetchStep>().RunAsync(messages.Fetch, Cancel);
        messages = messages with { Tag = await QueuePeek.TakeAsync<ArticlesToTag>(bot, Cancel) };
        if (step == "Tag")
        {
            return messages;
        }

        await bot.Get<TagStep>().RunAsync(messages.Tag, Cancel);
        if (step == "Digest")
        {
            return messages;
        }

        await bot.Get<DigestStep>().RunAsync(Cancel);
        return messages with { Post = await QueuePeek.TakeAsync<DigestToPost>(bot, Cancel) };
    }

    private static async Task RunUntilKilledAsync(BotProcess bot, string step, Messages messages)
    {
        try
        {
            await RunAsync(bot, step, messages);
        }
        catch (Exception e) when (e is KilledException || e.InnerException is KilledException)
        {
            return;
        }
    }

    private static Task RunAsync(BotProcess bot, string step, Messages messages) => (step, messages) switch
    {
        ("Poll", _) => bot.Get<PollStep>().RunAsync(Cancel),
        ("Fetch", { Fetch: { } message }) => bot.Get<FetchStep>().RunAsync(message, Cancel),
        ("Tag", { Tag: { } message }) => bot.Get<TagStep>().RunAsync(message, Cancel),
        ("Digest", _) => bot.Get<DigestStep>().RunAsync(Cancel),
        ("Post", { Post: { } message }) => bot.Get<PostStep>().RunAsync(message, Cancel),
        _ => throw new ArgumentException($"There is no message for {step}.", nameof(step)),
    };

    /// <summary>All that is stored and posted but for times, which a restart rightly changes.</summary>
    private static async Task<string> DescribeAsync(BotWorld world, BotProcess bot)
    {
        var now = world.Clock.GetUtcNow();
        var storage = bot.Get<StorageAccount>();
        var lines = new List<string>();
        await foreach (var blob in storage.Articles.GetBlobsAsync(cancellationToken: Cancel))
        {
            lines.Add("blob " + blob.Name);
        }

        foreach (var topic in new[] { BotWorld.OpenSource, BotWorld.Regulation })
        {
            var tags = await bot.Get<TagStore>().ReadAsync(topic, now.AddDays(-5), now, Cancel);
            lines.AddRange(tags.Select(t => $"tag {topic} {t.Article} {t.Title}"));
        }

        var sources = await bot.Get<SourceStore>().ListAsync(Cancel);
        lines.AddRange(sources.Select(s => $"source {s.Id} {s.Status} {s.Failures}"));
        var ledger = await bot.Get<Outbox>().ReadLedgerAsync(BotWorld.Channel, now.AddDays(-5), now, Cancel);
        lines.AddRange(ledger.Given.Select(g => $"given {g:x}"));
        lines.AddRange(ledger.Told.Select(t => $"told {t.Headline.Title}"));
        lines.Add($"stories {ledger.Told.DistinctBy(t => t.Id).Count()}");
        lines.Add($"open {ledger.Open.Count}");
        lines.AddRange(world.Chat.Lines.Select(l => $"posted {l.Value}x {l.Key}"));
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private sealed record Messages(SourcesToFetch? Fetch, ArticlesToTag? Tag, DigestToPost? Post);
}
