using NewsBot.Chat;
using NewsBot.Digests;
using NewsBot.Pipeline;
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

    private async Task<(BotWorld World, BotProcess Bot, DigestToPost Message)> StartAsync()
    {
        var world = await BotWorld.CreateAsync(azurite);
        world.Fetcher.Serve("http://site.example/feed.json", "\"1\"", SampleNews.Entries);
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
