using System.Text.Json.Nodes;
using NewsBot.Articles;
using NewsBot.Chat.Discord.Interactions;
using NewsBot.IntegrationTests.Discord;
using NewsBot.IntegrationTests.Pipeline;
using NewsBot.Storage;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Interactions;

/// <summary>A bot, a Discord whose members ask it, and the clock of both.</summary>
internal sealed class InteractionWorld : IAsyncDisposable
{
    private InteractionWorld(BotWorld world, StandInDiscord discord)
    {
        (World, Discord) = (world, discord);
        Channel = discord.AddChannel();
        Bot = NewProcess();
    }

    public BotWorld World { get; }

    public StandInDiscord Discord { get; }

    public StandInChannel Channel { get; }

    public BotProcess Bot { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<InteractionWorld> CreateAsync(AzuriteFixture azurite)
    {
        var world = await BotWorld.CreateAsync(azurite);
        return new InteractionWorld(world, await StandInDiscord.StartAsync(world.Clock, Cancel));
    }

    /// <summary>Begins a command and gives what the member sees at once.</summary>
    public Task<StandInReply> AskAsync(string command, params (string Name, JsonNode Value)[] options) =>
        AskAsync(StandInMember.Moderator, command, options);

    public async Task<StandInReply> AskAsync(StandInMember member, string command, params (string Name, JsonNode Value)[] options)
    {
        var interaction = Discord.Application.Begin(Channel, member, StandInApplication.Command(command, null, options));
        await Discord.Application.SendAsync(Bot.Get<InteractionEndpoint>(), interaction, Cancel);
        var reply = Discord.Application.ReplyTo(interaction) ?? throw new InvalidOperationException("Its token was never issued.");
        Assert.True(reply.IsEphemeral);
        return reply;
    }

    /// <summary>Presses a button under a message, as one that stands there or as one of long ago.</summary>
    public async Task<StandInReply> PressAsync(StandInMember member, JsonObject message, string customId)
    {
        var interaction = Discord.Application.Press(Channel, member, message, customId);
        await Discord.Application.SendAsync(Bot.Get<InteractionEndpoint>(), interaction, Cancel);
        return Discord.Application.ReplyTo(interaction) ?? throw new InvalidOperationException("Its token was never issued.");
    }

    /// <summary>Begins a command and works the queues until it is answered.</summary>
    public async Task<StandInReply> AskAndWaitAsync(string command, params (string Name, JsonNode Value)[] options)
    {
        var reply = await AskAsync(command, options);
        await WorkAsync();
        return reply;
    }

    public async Task<IReadOnlyList<(string Name, string Value)>> ProposeAsync(
        StandInMember member, string command, string focused, string typed)
    {
        var data = StandInApplication.Command(command, focused, (focused, typed));
        var answer = await Discord.Application.SendAsync(
            Bot.Get<InteractionEndpoint>(), Discord.Application.Begin(Channel, member, data, type: 4), Cancel);
        return [.. (answer["data"]?["choices"]?.AsArray() ?? []).Select(c => (c?["name"]?.ToString() ?? "", c?["value"]?.ToString() ?? ""))];
    }

    public async Task WorkAsync()
    {
        await Bot.Host.DrainAsync(StorageNames.InteractionsToAnswer, Cancel);
        await Bot.Host.DrainAsync(StorageNames.DigestsToPost, Cancel);
    }

    /// <summary>The process ends, and another begins on the same storage.</summary>
    public async Task RestartAsync(KillSwitch? killSwitch = null)
    {
        await Bot.DisposeAsync();
        Bot = NewProcess(killSwitch);
    }

    public Task<Channel?> StoredAsync() => Bot.Get<ChannelStore>().FindAsync(new ChannelId(ChannelKind.Discord, Channel.Id), Cancel);

    public Task TagAsync(TopicId topic, params string[] titles) => Bot.Get<TagStore>().WriteAsync(
        [
            .. titles.Select(title => new Tag
            {
                Topic = topic,
                Article = ArticleId.OfEntry("s", title),
                FirstSeen = World.Clock.GetUtcNow(),
                Published = World.Clock.GetUtcNow(),
                Score = 0.9,
                Title = title,
                Link = "https://site.example/1",
                Summary = "",
                SourceId = "s",
                SourceTitle = "Site",
                Language = "en",
            }),
        ],
        Cancel);

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Discord.DisposeAsync();
    }

    private BotProcess NewProcess(KillSwitch? killSwitch = null) => new(
        World,
        killSwitch,
        null,
        ("Discord:PublicKey", Discord.Application.PublicKey),
        ("Discord:ApplicationId", Discord.Application.Id),
        ("Discord:BotToken", StandInDiscord.BotToken),
        ("Discord:ApiBaseUrl", Discord.ApiBaseUrl));
}
