using Azure.Data.Tables;
using NewsBot.Chat;
using NewsBot.Digests;
using NewsBot.Pipeline;
using NewsBot.Storage;
using NewsBot.Subscriptions;

namespace NewsBot.IntegrationTests.Pipeline;

public sealed class PostStepTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(90);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_WaitsAsTold_WhenTheChatIsBusy()
    {
        var (world, bot, message) = await StartAsync();
        await using var _ = bot;
        world.Chat.Refusals.Enqueue(new PostResult.Later(Pause, "rate limit"));

        await bot.Get<PostStep>().RunAsync(message, Cancel);
        world.Clock.Advance(Pause / 2);
        await bot.Get<PostStep>().RunAsync(message, Cancel);
        var tooEarly = world.Chat.Bodies.Count;
        world.Clock.Advance(Pause / 2);
        await bot.Get<PostStep>().RunAsync(message, Cancel);

        Assert.Equal(0, tooEarly);
        Assert.Single(world.Chat.Bodies);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    [InlineData(3_600)]
    public async Task Post_HoldsNoWorker_WhileItWaits(double seconds)
    {
        var (world, bot, message) = await StartAsync();
        await using var _ = bot;
        var queue = bot.Get<StorageAccount>().Queue(StorageNames.DigestsToPost);
        world.Chat.Refusals.Enqueue(new PostResult.Later(TimeSpan.FromSeconds(seconds), "rate limit"));

        await bot.Get<PostStep>().RunAsync(message, Cancel);

        // One copy, which nobody sees yet.
        Assert.Equal(1, (await queue.GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount);
        Assert.Null((await queue.PeekMessageAsync(Cancel)).Value);
    }

    [Fact]
    public async Task Post_EndsAFurtherCopy_WhenItsDigestIsTriedAgainLater()
    {
        var (world, bot, message) = await StartAsync();
        await using var _ = bot;
        var queue = bot.Get<StorageAccount>().Queue(StorageNames.DigestsToPost);
        world.Chat.Refusals.Enqueue(new PostResult.InDoubt("the connection broke"));

        await bot.Get<PostStep>().RunAsync(message, Cancel);
        await bot.Get<PostStep>().RunAsync(message, Cancel);

        Assert.Equal(1, (await queue.GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task Post_AsksDiscordNoMore_WhenTheChannelWasSwitchedOffWhileItWasPutOff()
    {
        var (world, bot, message) = await StartAsync();
        await using var _ = bot;
        world.Chat.Refusals.Enqueue(new PostResult.Later(TimeSpan.FromSeconds(2), "rate limit"));
        await bot.Get<PostStep>().RunAsync(message, Cancel);
        await bot.Get<ChannelStore>().ChangeAsync(BotWorld.Channel, c => c with { SwitchedOff = "Missing Access" }, Cancel);

        world.Clock.Advance(TimeSpan.FromSeconds(2));
        await bot.Get<PostStep>().RunAsync(message, Cancel);

        Assert.Empty(world.Chat.Bodies);
        Assert.Equal("channel gone", (await FindAsync(bot, message))?.Closed);
    }

    [Fact]
    public async Task Post_LooksBeforePostingAgain_WhenItWasLeftInDoubt()
    {
        var (world, bot, message) = await StartAsync();
        await using var _ = bot;
        world.Chat.AcceptButSay = new PostResult.InDoubt("the connection broke");

        await bot.Get<PostStep>().RunAsync(message, Cancel);
        world.Chat.AcceptButSay = null;
        world.Clock.Advance(TimeSpan.FromMinutes(45));
        await bot.Get<PostStep>().RunAsync(message, Cancel);

        Assert.Single(world.Chat.Bodies);
        Assert.Equal("posted", (await FindAsync(bot, message))?.Closed);
    }

    [Fact]
    public async Task Post_SwitchesTheChannelOff_WhenItIsGone()
    {
        var (world, bot, message) = await StartAsync();
        await using var _ = bot;
        world.Chat.Refusals.Enqueue(new PostResult.ChannelGone("unknown channel"));

        await bot.Get<PostStep>().RunAsync(message, Cancel);

        var channel = await bot.Get<ChannelStore>().FindAsync(BotWorld.Channel, Cancel);
        Assert.Equal("unknown channel", channel?.SwitchedOff);
        Assert.Null(channel?.NextDue);
        Assert.Equal("channel gone", (await FindAsync(bot, message))?.Closed);
    }

    [Fact]
    public async Task Post_KeepsTheReason_WhenTheBodyIsRejected()
    {
        var (world, bot, message) = await StartAsync();
        await using var _ = bot;
        world.Chat.Refusals.Enqueue(new PostResult.Rejected("invalid form body"));

        await bot.Get<PostStep>().RunAsync(message, Cancel);

        Assert.Equal("rejected", (await FindAsync(bot, message))?.Closed);
        Assert.Equal("invalid form body", Assert.Single(await bot.Get<FailureStore>().ListAsync(Cancel)).Reason);
    }

    [Fact]
    public async Task Post_GivesUp_WhenTheChatIsAwayForADay()
    {
        var (world, bot, message) = await StartAsync();
        await using var _ = bot;
        world.Clock.Advance(PostStep.GiveUpAfter + TimeSpan.FromMinutes(1));
        world.Chat.Refusals.Enqueue(new PostResult.Later(Pause, "not reached"));

        await bot.Get<PostStep>().RunAsync(message, Cancel);

        Assert.Equal("given up", (await FindAsync(bot, message))?.Closed);
    }

    [Fact]
    public async Task Post_NeverGivesUp_WhenTheBotItselfIsRefused()
    {
        var (world, bot, message) = await StartAsync();
        await using var _ = bot;
        world.Clock.Advance(PostStep.GiveUpAfter + TimeSpan.FromMinutes(1));
        world.Chat.Refusals.Enqueue(new PostResult.Unauthorized("no token"));

        await bot.Get<PostStep>().RunAsync(message, Cancel);
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        await bot.Get<PostStep>().RunAsync(message, Cancel);

        Assert.Single(world.Chat.Bodies);
    }

    [Fact]
    public async Task Post_WaitsForTheEndOfQuietHours_WhenItIsLate()
    {
        var (world, bot, message) = await StartAsync();
        await using var _ = bot;
        world.Chat.Refusals.Enqueue(new PostResult.Later(Pause, "rate limit"));
        await bot.Get<PostStep>().RunAsync(message, Cancel);
        await ChangeAsync(bot, c => c with { Quiet = new QuietHours(new TimeOnly(8, 1), new TimeOnly(12, 0)) });

        world.Clock.Advance(Pause);
        await bot.Get<PostStep>().RunAsync(message, Cancel);
        var inQuiet = world.Chat.Bodies.Count;
        world.Clock.Advance(TimeSpan.FromHours(4));
        await bot.Get<PostStep>().RunAsync(message, Cancel);

        Assert.Equal(0, inQuiet);
        Assert.Single(world.Chat.Bodies);
    }

    [Fact]
    public async Task Post_LeavesItOut_WhenTheChannelPausedBeforeItCame()
    {
        var (world, bot, message) = await StartAsync();
        await using var _ = bot;
        world.Chat.Refusals.Enqueue(new PostResult.Later(Pause, "rate limit"));
        await bot.Get<PostStep>().RunAsync(message, Cancel);
        await ChangeAsync(bot, c => c with { Paused = true });

        world.Clock.Advance(Pause);
        await bot.Get<PostStep>().RunAsync(message, Cancel);

        Assert.Empty(world.Chat.Bodies);
        Assert.Equal("paused", (await FindAsync(bot, message))?.Closed);
    }

    [Fact]
    public async Task Post_EndsWhatItBegan_WhenAStopIsAskedFor()
    {
        var (world, bot, message) = await StartAsync(SampleNews.Many(6));
        await using var _ = bot;
        using var stop = new CancellationTokenSource();
        world.Chat.Posting = stop.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bot.Get<PostStep>().RunAsync(message, stop.Token));

        // The first of two messages stands and is known to; the second was not begun.
        var digest = await FindAsync(bot, message);
        Assert.Equal((1, null, null), (digest?.Settled, digest?.BegunAt, digest?.HeldUntil));
        Assert.Single(world.Chat.Bodies);
    }

    [Fact]
    public async Task Post_TellsAndGoesOn_WhenTheRowLacksAMessage()
    {
        var (world, bot, message) = await StartAsync(SampleNews.Many(6));
        await using var _ = bot;
        var table = bot.Get<StorageAccount>().Table(StorageNames.Digests);
        await foreach (var row in table.QueryAsync<TableEntity>(r => r.PartitionKey == message.Channel.ToString(), cancellationToken: Cancel))
        {
            row.Remove("Body0");
            await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Cancel);
        }

        await bot.Get<PostStep>().RunAsync(message, Cancel);

        Assert.Single(world.Chat.Bodies);
        Assert.NotNull((await FindAsync(bot, message))?.Closed);
        Assert.Contains("lacks", Assert.Single(await bot.Get<FailureStore>().ListAsync(Cancel)).Reason, StringComparison.Ordinal);
    }

    private static Task<Channel> ChangeAsync(BotProcess bot, Func<Channel, Channel> change) =>
        bot.Get<ChannelStore>().ChangeAsync(BotWorld.Channel, change, Cancel);

    private async Task<(BotWorld World, BotProcess Bot, DigestToPost Message)> StartAsync(params (string, string, string)[] entries)
    {
        var world = await BotWorld.CreateAsync(azurite);
        world.Fetcher.Serve("http://site.example/feed.json", "\"1\"", entries is [] ? SampleNews.Entries : entries);
        var bot = new BotProcess(world);
        await bot.AddSourceAsync("http://site.example/feed.json");
        await bot.SubscribeAsync(BotWorld.Channel, Rhythm.Instant, BotWorld.OpenSource);
        await bot.Host.IngestAsync(Cancel);
        await bot.Get<DigestStep>().RunAsync(Cancel);
        return (world, bot, await QueuePeek.TakeAsync<DigestToPost>(bot, Cancel));
    }

    private static Task<OutboxDigest?> FindAsync(BotProcess bot, DigestToPost message) =>
        bot.Get<Outbox>().FindAsync(message.Channel, message.Due, Cancel);
}
