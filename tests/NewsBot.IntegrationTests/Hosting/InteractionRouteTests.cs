using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Chat.Discord.Interactions;
using NewsBot.Cli.Hosting;
using NewsBot.IntegrationTests.Discord;
using NewsBot.Storage;

namespace NewsBot.IntegrationTests.Hosting;

/// <summary>The interactions route on Kestrel, as the local host serves it, over a storage that never answers.</summary>
public sealed class InteractionRouteTests : IAsyncLifetime
{
    private const string Ping = """{"type":1,"id":"1","token":"t","version":1}""";

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private StandInDiscord discord = null!; // Set by InitializeAsync.
    private ServiceProvider bot = null!; // Likewise.
    private HttpRoutes routes = null!; // Likewise.

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Uri Endpoint => new(routes.BaseAddress, "api/discord/interactions");

    public async ValueTask InitializeAsync()
    {
        discord = await StandInDiscord.StartAsync(clock, Cancel);

        var storage = new StorageOptions { ConnectionString = "UseDevelopmentStorage=true" };
        bot = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(new StorageAccount(storage, new NeverAnswers()))
            .AddNewsBot(new ConfigurationBuilder()
                .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Discord:PublicKey", discord.Application.PublicKey)])
                .Build())
            .BuildServiceProvider();
        routes = await HttpRoutes.StartAsync(bot, "http://127.0.0.1:0", Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await routes.DisposeAsync();
        await bot.DisposeAsync();
        await discord.DisposeAsync();
    }

    [Fact]
    public async Task Ping_IsAnsweredAsJson_WithoutStorage()
    {
        using var response = await discord.Application.PostAsync(Endpoint, Ping, sign: true, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("""{"type":1}""", await response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Ping_Gets401AndNothingElse_WhenTheSignatureDoesNotHold()
    {
        using var response = await discord.Application.PostAsync(Endpoint, Ping, sign: false, Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Ping_Gets401_WhenItIsUnsigned()
    {
        using var client = new HttpClient();
        using var response = await client.PostAsync(Endpoint, new StringContent(Ping), Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Body_Gets401_WhenItIsLongerThanAnyOfDiscord()
    {
        var longer = Ping + new string(' ', InteractionEndpoint.MaxBytes);
        using var response = await discord.Application.PostAsync(Endpoint, longer, sign: true, Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("no-such")]
    [InlineData("digest")]
    public async Task Command_IsTold_WhenThereIsNoneOfThatName(string name)
    {
        var interaction = discord.Application.Begin(discord.AddChannel(), StandInMember.Moderator, StandInApplication.Command(name, null));

        var answer = await discord.Application.SendAsync(Endpoint, interaction, Cancel);

        Assert.Contains("newsbot discord register", answer["data"]?["content"]?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interaction_Gets400_WhenThereIsNoneOfThatKind()
    {
        var interaction = discord.Application.Begin(
            discord.AddChannel(), StandInMember.Moderator, StandInApplication.Command("subscribe", null), type: 6);
        using var response = await discord.Application.PostAsync(Endpoint, interaction.ToJsonString(), sign: true, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Command_IsAnsweredInTime_WhenStorageDoesNotAnswer()
    {
        var interaction = discord.Application.Begin(
            discord.AddChannel(), StandInMember.Moderator, StandInApplication.Command("subscribe", null, ("topic", "open-source")));

        var answering = discord.Application.SendAsync(Endpoint, interaction, Cancel);
        while (!answering.IsCompleted)
        {
            // Seconds of a still clock pass by as many turns as the answer needs to begin.
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Cancel);
        }

        await answering;
        Assert.StartsWith("Something went wrong", discord.Application.ReplyTo(interaction)?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"type":99}""")]
    [InlineData("""{"type":"1"}""")]
    public async Task Body_Gets400AndNothingElse_WhenItIsSignedAndOdd(string body)
    {
        using var response = await discord.Application.PostAsync(Endpoint, body, sign: true, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(Cancel));
    }

    private sealed class NeverAnswers : HttpPipelinePolicy
    {
        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, message.CancellationToken);

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
    }
}
