using NewsBot.Chat;
using NewsBot.Chat.Discord;
using NewsBot.Digests;
using NewsBot.IntegrationTests.Discord;
using NewsBot.Pipeline;
using NewsBot.Servers;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Pipeline;

/// <summary>What Discord refuses, who is told of it, and that one channel's trouble is nobody else's.</summary>
public sealed class ChannelTroubleTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private BotWorld world = null!; // Set by InitializeAsync, like the other.
    private StandInDiscord discord = null!;
    private int articles;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        world = await BotWorld.CreateAsync(azurite);
        discord = await world.OpenDiscordAsync(Cancel);
    }

    public ValueTask DisposeAsync() => discord.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RefusedToken_IsToldInOneLineAndAllThatWaitedComes_WhenItIsMended(bool byRestart)
    {
        await using var refused = new BotProcess(world, settings: ("Discord:BotToken", "no-longer-valid"));
        var channels = await SubscribeAsync(refused, 100);
        await NewsAsync(refused);
        for (var quarter = 0; quarter < 3; quarter++)
        {
            await refused.Host.PostAsync(Cancel);
            world.Clock.Advance(TimeSpan.FromMinutes(15));
        }

        // Those in flight when the first refusal came can't be called back; after it nothing is sent.
        Assert.InRange(Posts(), 1, 16);
        Assert.Single(refused.Log.Lines, l => l.StartsWith("Critical", StringComparison.Ordinal));
        Assert.DoesNotContain(refused.Log.Lines, l => l.StartsWith("Warning", StringComparison.Ordinal));
        Assert.Empty(await refused.Get<FailureStore>().ListAsync(Cancel));

        refused.Configuration["Discord:BotToken"] = StandInDiscord.BotToken;
        refused.Configuration.Reload();
        await using var restarted = byRestart ? new BotProcess(world) : null;
        for (var round = 0; round < 5; round++)
        {
            // By 40 a second, as the global limit wants it.
            await (restarted ?? refused).Host.PostAsync(Cancel);
            world.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.All(channels, c => Assert.Single(c.Messages));
        Assert.Equal(0, discord.Limits.Refused);
    }

    [Theory]
    [InlineData("deleted", "10003", false)]
    [InlineData("no access", "50001", false)]
    [InlineData("no permission", "50013", false)]
    [InlineData("deleted", "10003", true)]
    [InlineData("no access", "50001", true)]
    [InlineData("no permission", "50013", true)]
    public async Task RefusedChannel_IsSwitchedOffAndToldOnce_HoweverManyDigestsAreOnTheirWay(string trouble, string code, bool atOnce)
    {
        await using var bot = new BotProcess(world);
        var channel = Assert.Single(await SubscribeAsync(bot, 1));
        var id = new ChannelId(ChannelKind.Discord, channel.Id);
        var due = await FreezeThreeAsync(bot, id);
        Break(channel, trouble);

        if (atOnce)
        {
            await Task.WhenAll(due.Select(d => bot.Get<PostStep>().RunAsync(new DigestToPost(1, id, d), Cancel)));
        }
        else
        {
            foreach (var instant in due)
            {
                await bot.Get<PostStep>().RunAsync(new DigestToPost(1, id, instant), Cancel);
            }

            Assert.Equal(1, Posts());
        }

        var failure = Assert.Single(await bot.Get<FailureStore>().ListAsync(Cancel));
        Assert.Contains(code, failure.Reason, StringComparison.Ordinal);
        Assert.Equal(failure.Reason, (await bot.Get<ChannelStore>().FindAsync(id, Cancel))?.SwitchedOff);
        Assert.Single(bot.Log.Lines, l => l.Contains(channel.Id, StringComparison.Ordinal));

        // Mended by its people and resumed: what came meanwhile is skipped, what comes now is posted.
        (channel.IsDeleted, channel.CanView, channel.CanSend) = (false, true, true);
        await NewsAsync(bot);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await bot.Host.PostAsync(Cancel);
        Assert.Empty(channel.Messages);
        await bot.Get<ChannelStore>().ChangeAsync(id, c => c.Resume(world.Clock.GetUtcNow()), Cancel);
        await NewsAsync(bot);
        await bot.Host.PostAsync(Cancel);
        Assert.Single(channel.Messages);
    }

    [Fact]
    public async Task RefusalsOfOneServersChannels_LeaveTheOthersTheirs_AndCostItsOwnOnlyTime()
    {
        await using var bot = new BotProcess(world);
        var hostile = await SubscribeAsync(bot, InvalidRequestBudget.Allowed + 10, new ServerId("111111111111111111"));
        foreach (var channel in hostile)
        {
            Break(channel, "no permission");
        }

        await NewsAsync(bot);
        await bot.Host.PostAsync(Cancel);
        var refused = Posts();
        var other = Assert.Single(await SubscribeAsync(bot, 1, new ServerId("222222222222222222")));
        await bot.Host.PostAsync(Cancel);

        Assert.Single(other.Messages);
        Assert.InRange(refused, ServerRefusals.Share, InvalidRequestBudget.Allowed - 1);

        // Of the hostile one's channels those that were left alone are posted to as they would have been.
        foreach (var channel in hostile)
        {
            Break(channel, "");
        }

        world.Clock.Advance(ServerRefusals.Window);
        foreach (var channel in hostile)
        {
            foreach (var due in (await OpenAsync(bot, channel)).Open)
            {
                await PostAsync(bot, channel, due);
            }

            // By 40 a second, as the global limit wants it.
            world.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(hostile.Count - refused, hostile.Sum(c => c.Messages.Count));
    }

    [Fact]
    public async Task GoneWebhook_IsNeverCalledAgain_EvenWhenItIsResumed()
    {
        await using var bot = new BotProcess(world);
        var id = new ChannelId(ChannelKind.Webhook, "news");
        Assert.True(SecretUrl.TryParse(discord.AddWebhook(discord.AddChannel()), out var address));
        await bot.Get<WebhookStore>().SaveAsync(id.Name, address, Cancel);
        await bot.SubscribeAsync(id, Rhythm.Instant, BotWorld.OpenSource);
        discord.RemoveWebhooks();
        for (var i = 0; i < 3; i++)
        {
            await NewsAsync(bot);
            await bot.Host.PostAsync(Cancel);
            await bot.Get<ChannelStore>().ChangeAsync(id, c => c.Resume(world.Clock.GetUtcNow()), Cancel);
            world.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(1, Posts());
        Assert.Contains("10015", Assert.Single(await bot.Get<FailureStore>().ListAsync(Cancel)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwentyChannels_GetTheirsAtTheSameMoment_WhenOneHangsOneIsLimitedAndOneFails()
    {
        await using var bot = new BotProcess(world);
        var channels = await SubscribeAsync(bot, 20);
        var (hangs, limited, fails) = (channels[0], channels[1], channels[2]);
        hangs.Faults = n => n == 1 ? new Fault.Delay(TimeSpan.FromHours(1)) : null;
        limited.Faults = n => n == 1 ? new Fault.RateLimit("user", TimeSpan.FromHours(1)) : null;
        fails.Faults = n => n < 3 ? new Fault.Status(500) : null;
        await NewsAsync(bot);
        var began = world.Clock.GetUtcNow();
        Assert.Equal(20, await bot.Get<DigestStep>().RunAsync(Cancel));
        var due = (await OpenAsync(bot, hangs)).Open.Single();

        // No hand of the clock moves: whoever waited for another would wait for ever.
        var hanging = PostAsync(bot, hangs, due);
        foreach (var channel in channels.Skip(1))
        {
            await PostAsync(bot, channel, due);
        }

        Assert.Equal(began, world.Clock.GetUtcNow());
        Assert.False(hanging.IsCompleted);
        Assert.All(channels.Skip(3), c => Assert.Single(c.Messages));
        Assert.All(channels.Take(3), c => Assert.Empty(c.Messages));

        while (!discord.Requests.Any(r => r.Contains(hangs.Id, StringComparison.Ordinal)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancel);
        }

        world.Clock.Advance(TimeSpan.FromSeconds(21));
        await hanging;
        for (var minute = 0; minute < 70; minute += 10)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(10));
            await bot.Host.PostAsync(Cancel);
        }

        Assert.All(channels, c => Assert.Single(c.Messages));
        Assert.Empty(await bot.Get<FailureStore>().ListAsync(Cancel));
    }

    private static void Break(StandInChannel channel, string trouble)
    {
        channel.IsDeleted = trouble == "deleted";
        channel.CanView = trouble != "no access";
        channel.CanSend = trouble != "no permission";
    }

    private int Posts() => discord.Requests.Count(r => r.StartsWith("POST", StringComparison.Ordinal));

    private async Task<IReadOnlyList<StandInChannel>> SubscribeAsync(BotProcess bot, int count, ServerId? server = null)
    {
        var channels = Enumerable.Range(0, count).Select(_ => discord.AddChannel()).ToList();
        foreach (var channel in channels)
        {
            var id = new ChannelId(ChannelKind.Discord, channel.Id);
            await bot.SubscribeAsync(id, Rhythm.Instant, BotWorld.OpenSource);
            await bot.Get<ChannelStore>().ChangeAsync(id, c => c with { Server = server }, Cancel);
        }

        return channels;
    }

    private Task NewsAsync(BotProcess bot)
    {
        var number = articles++;
        return bot.Get<TagStore>().WriteAsync(
            [SampleNews.Tag($"{number}", SampleNews.Title(number), SampleNews.Text(number), world.Clock.GetUtcNow())], Cancel);
    }

    /// <summary>Three digests that nobody has posted.</summary>
    private async Task<IReadOnlyList<DateTimeOffset>> FreezeThreeAsync(BotProcess bot, ChannelId id)
    {
        for (var i = 0; i < 3; i++)
        {
            await NewsAsync(bot);
            await bot.Get<DigestStep>().RunAsync(Cancel);
            world.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        var ledger = await bot.Get<Outbox>().ReadLedgerAsync(id, world.Clock.GetUtcNow().AddDays(-1), world.Clock.GetUtcNow(), Cancel);
        Assert.Equal(3, ledger.Open.Count);
        return ledger.Open;
    }

    private Task<ChannelLedger> OpenAsync(BotProcess bot, StandInChannel channel) => bot.Get<Outbox>().ReadLedgerAsync(
        new ChannelId(ChannelKind.Discord, channel.Id), world.Clock.GetUtcNow().AddDays(-1), world.Clock.GetUtcNow(), Cancel);

    private static Task PostAsync(BotProcess bot, StandInChannel channel, DateTimeOffset due) =>
        bot.Get<PostStep>().RunAsync(new DigestToPost(1, new ChannelId(ChannelKind.Discord, channel.Id), due), Cancel);
}
