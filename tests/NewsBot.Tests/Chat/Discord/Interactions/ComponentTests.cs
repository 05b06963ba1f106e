using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;
using NewsBot.Chat;
using NewsBot.Chat.Discord;
using NewsBot.Chat.Discord.Interactions;
using NewsBot.Chat.Discord.Interactions.Commands;
using NewsBot.Chat.Discord.Interactions.Components;
using NewsBot.Sources;
using NewsBot.Storage;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Tests.Chat.Discord.Interactions;

/// <summary>Presses of buttons, from the signed request to the answer.</summary>
public sealed class ComponentTests : IDisposable
{
    private const string Moderator = "16";
    private const string Reader = "1024";

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private readonly Mock<IInteractionQueues> queues = new();
    private readonly PressedComponent component = new();
    private readonly TopicCatalog topics;
    private readonly InteractionEndpoint endpoint;

    public ComponentTests()
    {
        // Never asked: no command is run here.
        var storage = new StorageAccount(new StorageOptions { ConnectionString = "UseDevelopmentStorage=true" });
        var store = new TopicStore(storage, NullLogger<TopicStore>.Instance);
        topics = new TopicCatalog(store, clock);
        var options = Mock.Of<IOptionsMonitor<DiscordOptions>>(o => o.CurrentValue == new DiscordOptions { PublicKey = SignedRequest.PublicKey });
        var desk = new CommandDesk(
            [], [component], new TopicOption(topics, store, new ChannelStore(storage)), new SourceOption(new SourceStore(storage, clock), clock), clock);
        endpoint = new InteractionEndpoint(options, desk, queues.Object, clock, NullLogger<InteractionEndpoint>.Instance);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => topics.Dispose();

    [Fact]
    public async Task Press_GetsAMessageOfItsOwn_ToThePresserAlone()
    {
        var answer = await PressAsync("confirm|7|yes", Reader);

        Assert.Equal("7|yes", component.Asked?.Pressed);
        Assert.Equal("zh-Hans", component.Asked?.Language);
        Assert.Equal(4, answer["type"]?.GetValue<int>());
        Assert.Equal(64, answer["data"]?["flags"]?.GetValue<int>());
        Assert.Equal("Done.", answer["data"]?["content"]?.ToString());
    }

    [Fact]
    public async Task Press_ReplacesTheMessage_WhenTheReplySaysSo()
    {
        component.Reply = DiscordReply.Of("Done.") with { Replaces = true, Components = [] };

        var answer = await PressAsync("confirm|7", Reader);

        Assert.Equal(7, answer["type"]?.GetValue<int>());
        Assert.Null(answer["data"]?["flags"]);
        Assert.Empty(answer["data"]?["components"]?.AsArray() ?? [null]);
        Assert.Null(answer["data"]?["replaces"]);
    }

    [Fact]
    public async Task Press_IsRefused_WhenItNeedsAPermissionThatThePresserHasNot()
    {
        component.Changes = true;

        var answer = await PressAsync("confirm|7", Reader);

        Assert.Null(component.Asked);
        Assert.Equal(ChatTexts.For("zh-Hans").Interactions.NotAllowed, answer["data"]?["content"]?.ToString());
        await PressAsync("confirm|7", Moderator);
        Assert.NotNull(component.Asked);
    }

    [Fact]
    public async Task Press_IsDoneLater_WhenItIsSlow()
    {
        component.IsSlow = true;

        var answer = await PressAsync("confirm|7", Reader);

        Assert.Equal("""{"type":6}""", answer.ToJsonString());
        Assert.Null(component.Asked);
        queues.Verify(q => q.DeferAsync(It.Is<Interaction>(i => i.Command == "confirm" && i.Pressed == "7"), It.IsAny<CancellationToken>()));
    }

    [Theory]
    [InlineData("confirm")]
    [InlineData("confirm|")]
    public async Task Press_SaysNothingMore_WhenTheIdHasNoMore(string id)
    {
        await PressAsync(id, Reader);

        Assert.Equal("", component.Asked?.Pressed);
    }

    [Theory]
    [InlineData("vote|7")]
    [InlineData("|")]
    [InlineData("")]
    [InlineData("subscribe")]
    [InlineData("CONFIRM|7")]
    public async Task Press_IsTold_WhenNobodyKnowsTheButtonAnyMore(string id)
    {
        var answer = await PressAsync(id, Moderator);

        Assert.Null(component.Asked);
        Assert.Equal(4, answer["type"]?.GetValue<int>());
        Assert.Equal(64, answer["data"]?["flags"]?.GetValue<int>());
        Assert.Equal(ChatTexts.For("zh-Hans").Interactions.UnknownButton, answer["data"]?["content"]?.ToString());
    }

    [Theory]
    [InlineData("vote")]
    [InlineData("confirm")]
    [InlineData("digest")]
    public async Task Command_IsTold_WhenNobodyKnowsItAnyMore(string name)
    {
        var answer = await AskAsync(2, new JsonObject { ["name"] = name }, Moderator);

        Assert.Null(component.Asked);
        Assert.Equal(64, answer["data"]?["flags"]?.GetValue<int>());
        Assert.Equal(ChatTexts.For("zh-Hans").Interactions.UnknownCommand, answer["data"]?["content"]?.ToString());
    }

    [Fact]
    public async Task Press_IsToldThatItFailed_WhenItThrows()
    {
        component.Reply = null;

        var answer = await PressAsync("confirm|7", Reader);

        Assert.Equal(ChatTexts.For("zh-Hans").Interactions.Failed, answer["data"]?["content"]?.ToString());
    }

    private Task<JsonObject> PressAsync(string id, string permissions) =>
        AskAsync(3, new JsonObject { ["component_type"] = 2, ["custom_id"] = id }, permissions);

    private async Task<JsonObject> AskAsync(int type, JsonObject data, string permissions)
    {
        var request = SignedRequest.Of(
            new JsonObject
            {
                ["id"] = "1442438230000000001",
                ["application_id"] = "165511591545143296",
                ["type"] = type,
                ["token"] = "aW50ZXJhY3Rpb24",
                ["locale"] = "zh-CN",
                ["guild_id"] = "290926798626357999",
                ["channel_id"] = "645027906669510667",
                ["app_permissions"] = "442368",
                ["member"] = new JsonObject { ["permissions"] = permissions },
                ["data"] = data,
            }.ToJsonString(),
            clock.GetUtcNow());
        var answer = await endpoint.AnswerAsync(request.Body, request.Signature, request.Timestamp, Cancel);
        Assert.Equal(200, answer.Status);
        return Assert.IsType<JsonObject>(JsonNode.Parse(answer.Json.Span));
    }

    private sealed class PressedComponent : IComponent
    {
        public string Name => "confirm";

        public bool Changes { get; set; }

        public bool IsSlow { get; set; }

        public DiscordReply? Reply { get; set; } = DiscordReply.Of("Done.");

        public Interaction? Asked { get; private set; }

        public Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
        {
            Asked = interaction;
            return Task.FromResult(Reply ?? throw new InvalidOperationException("It broke."));
        }
    }
}
