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
    private readonly (string Key, string? Value)[] settings;

    private InteractionWorld(BotWorld world, StandInDiscord discord, (string Key, string? Value)[] settings)
    {
        (World, Discord, this.settings) = (world, discord, settings);
        Here = new InteractionPlace("100000000000000003", discord.AddChannel());
        There = new InteractionPlace("200000000000000003", discord.AddChannel());
        Bot = NewProcess();
    }

    public BotWorld World { get; }

    public StandInDiscord Discord { get; }

    public StandInChannel Channel => Here.Channel;

    /// <summary>Where commands are given unless another place is named.</summary>
    public InteractionPlace Here { get; }

    /// <summary>Another server.</summary>
    public InteractionPlace There { get; }

    public BotProcess Bot { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<InteractionWorld> CreateAsync(AzuriteFixture azurite, params (string Key, string? Value)[] settings)
    {
        var world = await BotWorld.CreateAsync(azurite);
        return new InteractionWorld(world, await StandInDiscord.StartAsync(world.Clock, Cancel), settings);
    }

    /// <summary>Begins a command and gives what the member sees at once.</summary>
    public Task<StandInReply> AskAsync(string command, params (string Name, JsonNode Value)[] options) =>
        AskAsync(StandInMember.Moderator, command, options);

    public Task<StandInReply> AskAsync(StandInMember member, string command, params (string Name, JsonNode Value)[] options) =>
        AskAsync(Here, member, command, options);

    public async Task<StandInReply> AskAsync(
        InteractionPlace place, StandInMember member, string command, params (string Name, JsonNode Value)[] options)
    {
        var interaction = Discord.Application.Begin(place.Channel, member, StandInApplication.Command(command, null, options));
        interaction["guild_id"] = place.Guild;
        await Discord.Application.SendAsync(Bot.Get<InteractionEndpoint>(), interaction, Cancel);
        var reply = Discord.Application.ReplyTo(interaction) ?? throw new InvalidOperationException("Its token was never issued.");
        Assert.True(reply.IsEphemeral);
        return reply;
    }

    /// <summary>Presses a button under a message, as one that stands there or as one of long ago.</summary>
    public Task<StandInReply> PressAsync(StandInMember member, JsonObject message, string customId) => PressAsync(Here, member, message, customId);

    public async Task<StandInReply> PressAsync(InteractionPlace place, StandInMember member, JsonObject message, string customId)
    {
        var interaction = Discord.Application.Press(place.Channel, member, message, customId);
        interaction["guild_id"] = place.Guild;
        await Discord.Application.SendAsync(Bot.Get<InteractionEndpoint>(), interaction, Cancel);
        return Discord.Application.ReplyTo(interaction) ?? throw new InvalidOperationException("Its token was never issued.");
    }

    /// <summary>Begins a command and works the queues until it is answered.</summary>
    public Task<StandInReply> AskAndWaitAsync(string command, params (string Name, JsonNode Value)[] options) =>
        AskAndWaitAsync(Here, command, options);

    public async Task<StandInReply> AskAndWaitAsync(InteractionPlace place, string command, params (string Name, JsonNode Value)[] options)
    {
        var reply = await AskAsync(place, StandInMember.Moderator, command, options);
        await WorkAsync();
        return reply;
    }

    public Task<IReadOnlyList<(string Name, string Value)>> ProposeAsync(StandInMember member, string command, string focused, string typed) =>
        ProposeAsync(Here, member, command, focused, typed);

    public async Task<IReadOnlyList<(string Name, string Value)>> ProposeAsync(
        InteractionPlace place, StandInMember member, string command, string focused, string typed)
    {
        var data = StandInApplication.Command(command, focused, (focused, typed));
        var interaction = Discord.Application.Begin(place.Channel, member, data, type: 4);
        interaction["guild_id"] = place.Guild;
        var answer = await Discord.Application.SendAsync(Bot.Get<InteractionEndpoint>(), interaction, Cancel);
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

    public Task<Channel?> StoredAsync() => StoredAsync(Here);

    public Task<Channel?> StoredAsync(InteractionPlace place) =>
        Bot.Get<ChannelStore>().FindAsync(new ChannelId(ChannelKind.Discord, place.Channel.Id), Cancel);

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
        [
            ("Discord:PublicKey", Discord.Application.PublicKey),
            ("Discord:ApplicationId", Discord.Application.Id),
            ("Discord:BotToken", StandInDiscord.BotToken),
            ("Discord:ApiBaseUrl", Discord.ApiBaseUrl),
            .. settings,
        ]);
}
