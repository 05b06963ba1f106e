using System.Text.Json.Nodes;
using NewsBot.Chat;
using NewsBot.Digests;
using NewsBot.IntegrationTests.Discord;
using NewsBot.Pipeline;
using NewsBot.Storage;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Pipeline;

/// <summary>
/// Law 1 as Discord sees it: a process is killed around every write and every exchange with Discord, and another carries on.
/// With a history each message stands exactly once; without one no message stands twice, and what is missing is told.
/// </summary>
public sealed class DeliveryCrashTests(AzuriteFixture azurite, ITestOutputHelper output) : IAsyncLifetime
{
    private const string History = "bot with history";
    private const string NonceAlone = "bot without history";
    private const string Webhook = "webhook";

    /// <summary>So many fill three messages.</summary>
    private const int StoriesOfThree = 40;

    /// <summary>The row's freeze and the queue's message. Then, for each message, that it begins, the post, and that it stands.</summary>
    private const int BeforePosts = 2;

    private BotWorld world = null!; // Set by InitializeAsync, like the others.
    private StandInDiscord discord = null!;
    private BotProcess setUp = null!;
    private int channels;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, bool, int> Kills =>
        new MatrixTheoryData<string, int, bool, int>([History, NonceAlone, Webhook], [1, 3], [false, true], [0, 30]);

    public static TheoryData<string, int, bool> Recoveries =>
        new MatrixTheoryData<string, int, bool>([History, NonceAlone, Webhook], [1, 3], [false, true]);

    public async ValueTask InitializeAsync()
    {
        world = await BotWorld.CreateAsync(azurite);
        discord = await world.OpenDiscordAsync(Cancel);
        setUp = new BotProcess(world);
    }

    public async ValueTask DisposeAsync()
    {
        await setUp.DisposeAsync();
        await discord.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Kills))]
    public async Task Digest_IsDeliveredAsPromised_WhenKilledAtAnyPoint(string target, int messages, bool afterIt, int minutesDown)
    {
        var kills = 0;
        for (var killed = true; killed;)
        {
            var killSwitch = new KillSwitch { KillAt = kills + 1, AfterTheWrite = afterIt };
            var delivery = await BeginAsync(target, messages);
            await RunUntilKilledAsync(delivery, killSwitch);
            world.Clock.Advance(TimeSpan.FromMinutes(minutesDown));
            await RunToTheEndAsync(delivery);

            await AssertPromiseAsync(delivery, forgotten: minutesDown > 0);
            killed = killSwitch.Killed;
            kills += killed ? 1 : 0;
        }

        Assert.Equal(BeforePosts + (3 * messages), kills);
        output.WriteLine($"{kills} kill points");
    }

    /// <summary>Discord accepted a message and nobody read that; who looks for it half an hour later is killed as well, and a third carries on.</summary>
    [Theory]
    [MemberData(nameof(Recoveries))]
    public async Task Digest_IsDeliveredAsPromised_WhenTheRecoveryIsKilledToo(string target, int messages, bool afterIt)
    {
        var kills = 0;
        for (var killed = true; killed;)
        {
            var recovery = new KillSwitch { KillAt = kills + 1, AfterTheWrite = afterIt };
            var delivery = await BeginAsync(target, messages);

            // At the first message's post; of three at the second's.
            await RunUntilKilledAsync(delivery, new KillSwitch { KillAt = BeforePosts + (messages == 1 ? 2 : 5), AfterTheWrite = true });
            world.Clock.Advance(TimeSpan.FromMinutes(30));
            await RunUntilKilledAsync(delivery, recovery);
            world.Clock.Advance(TimeSpan.FromMinutes(30));
            await RunToTheEndAsync(delivery);

            await AssertPromiseAsync(delivery, forgotten: true, crashes: 2);
            killed = recovery.Killed;
            kills += killed ? 1 : 0;
        }

        Assert.InRange(kills, 2, 10);
        output.WriteLine($"{kills} kill points");
    }

    /// <summary>No process dies; the connection does, before Discord looks at a message or after it took it.</summary>
    [Theory]
    [MemberData(nameof(Kills))]
    public async Task Digest_IsDeliveredAsPromised_WhenTheConnectionBreaks(string target, int messages, bool afterIt, int minutesDown)
    {
        for (var message = 1; message <= messages; message++)
        {
            var delivery = await BeginAsync(target, messages);
            var broken = message;
            delivery.Channel.Faults = post => post != broken ? null : afterIt ? new Fault.DropAfterAccepting() : new Fault.DropBeforeReading();
            await using (var bot = new BotProcess(world))
            {
                await DeliverAsync(bot, delivery.Id);
            }

            world.Clock.Advance(TimeSpan.FromMinutes(minutesDown));
            await RunToTheEndAsync(delivery);

            var digest = await AssertPromiseAsync(delivery, forgotten: minutesDown > 0);
            var isSure = target == History || (target == NonceAlone && minutesDown == 0);
            Assert.Equal(isSure ? 0 : 1, digest.Uncertain);
            Assert.Equal(isSure || afterIt ? messages : messages - 1, delivery.Posted.Count);
        }
    }

    /// <summary>A channel with something to tell.</summary>
    private async Task<Delivery> BeginAsync(string target, int messages)
    {
        world.Clock.Advance(TimeSpan.FromHours(3));
        var number = ++channels;
        var channel = discord.AddChannel();
        channel.CanReadHistory = target == History;
        discord.Limits.PerWindow = 100;

        // An empty channel would tell by its emptiness that nothing was posted.
        discord.Say(channel, 1);
        var id = target == Webhook ? new ChannelId(ChannelKind.Webhook, $"hook{number}") : new ChannelId(ChannelKind.Discord, channel.Id);
        if (id.Kind == ChannelKind.Webhook)
        {
            Assert.True(SecretUrl.TryParse(discord.AddWebhook(channel), out var address));
            await setUp.Get<WebhookStore>().SaveAsync(id.Name, address, Cancel);
        }

        var now = world.Clock.GetUtcNow();
        await setUp.Get<TagStore>().WriteAsync(
            [
                .. Enumerable.Range(0, messages == 1 ? 1 : StoriesOfThree).Select(i => SampleNews.Tag(
                    $"{number}-{i}", SampleNews.Title(i), string.Concat(Enumerable.Repeat(SampleNews.Text(i) + " ", 8)), now)),
            ],
            Cancel);
        await setUp.SubscribeAsync(id, Rhythm.Instant, BotWorld.OpenSource);
        return new Delivery(id, channel, messages);
    }

    private async Task RunUntilKilledAsync(Delivery delivery, KillSwitch killSwitch)
    {
        await using var dying = new BotProcess(world, killSwitch);
        try
        {
            await DeliverAsync(dying, delivery.Id);
        }
        catch (Exception e) when (e is KilledException || e.InnerException is KilledException)
        {
            return;
        }
    }

    private async Task RunToTheEndAsync(Delivery delivery)
    {
        await using var restarted = new BotProcess(world);
        for (var round = 0; await DeliverAsync(restarted, delivery.Id); round++)
        {
            Assert.True(round < 10, "The digest never ends.");
            world.Clock.Advance(PostStep.Hold + TimeSpan.FromSeconds(1));
        }

        // Later runs find nothing more to do.
        world.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.False(await DeliverAsync(restarted, delivery.Id));
        await setUp.Get<ChannelStore>().ChangeAsync(delivery.Id, c => c with { Subscriptions = [] }, Cancel);
    }

    /// <summary>The timer, and the queue's messages; true where something is still on its way.</summary>
    private async Task<bool> DeliverAsync(BotProcess bot, ChannelId id)
    {
        await bot.Get<DigestStep>().RunAsync(Cancel);
        var outbox = setUp.Get<Outbox>();
        var open = await OpenAsync(id);
        foreach (var due in open.Open)
        {
            var sent = bot.Operations.Snapshot();
            await bot.Get<PostStep>().RunAsync(new DigestToPost(1, id, due), Cancel);

            // The queue's message is gone now: what is still open needs another.
            Assert.True((await outbox.FindAsync(id, due, Cancel))?.Closed is not null
                || bot.Operations.Snapshot().Since(sent).ByOperation.GetValueOrDefault("queue send") > 0);
        }

        return (await OpenAsync(id)) is { Open.Count: > 0 } or { Waits: true };
    }

    private Task<ChannelLedger> OpenAsync(ChannelId id) =>
        setUp.Get<Outbox>().ReadLedgerAsync(id, world.Clock.GetUtcNow().AddDays(-1), world.Clock.GetUtcNow(), Cancel);

    private async Task<OutboxDigest> AssertPromiseAsync(Delivery delivery, bool forgotten, int crashes = 1)
    {
        var digest = await OnlyDigestAsync(delivery.Id);
        Assert.NotNull(digest.Closed);
        Assert.Equal(delivery.Messages, digest.Bodies.Count);
        var frozen = digest.Bodies.Select(b => JsonNode.Parse(b)?["embeds"]?.ToJsonString()).ToList();

        // In their order, none of them twice.
        Assert.Equal(frozen.Where(delivery.Posted.Contains), delivery.Posted);
        var missing = frozen.Count - delivery.Posted.Count;
        var told = (await setUp.Get<FailureStore>().ListAsync(Cancel)).Count(f => f.Item.StartsWith(delivery.Id + "|", StringComparison.Ordinal));
        if (delivery.Channel.CanReadHistory || (!forgotten && delivery.Id.Kind == ChannelKind.Discord))
        {
            Assert.Equal((0, 0, 0), (missing, digest.Uncertain, told));
        }
        else
        {
            Assert.InRange(digest.Uncertain, missing, crashes);
            Assert.Equal(digest.Uncertain, told);
        }

        return digest;
    }

    private async Task<OutboxDigest> OnlyDigestAsync(ChannelId id)
    {
        var rows = new List<DateTimeOffset>();
        var table = setUp.Get<StorageAccount>().Table(StorageNames.Digests);
        await foreach (var row in table.QueryAsync<Azure.Data.Tables.TableEntity>(
            Azure.Data.Tables.TableClient.CreateQueryFilter($"PartitionKey eq {id.ToString()}"), cancellationToken: Cancel))
        {
            if (row.ContainsKey("FrozenAt"))
            {
                rows.Add(TimeKey.FromDescending(row.RowKey.AsSpan("d|".Length)));
            }
        }

        return await setUp.Get<Outbox>().FindAsync(id, Assert.Single(rows), Cancel) ?? throw new InvalidOperationException("It was pruned.");
    }

    private sealed record Delivery(ChannelId Id, StandInChannel Channel, int Messages)
    {
        /// <summary>What stands in the channel, oldest first, but for what somebody else said.</summary>
        public IReadOnlyList<string?> Posted => [.. Channel.Messages.Skip(1).Select(m => m.Embeds.ToJsonString())];
    }
}
