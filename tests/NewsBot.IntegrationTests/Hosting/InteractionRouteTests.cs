using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Chat.Discord.Interactions;
using NewsBot.Cli.Hosting;
using NewsBot.IntegrationTests.Discord;
using NewsBot.Storage;

namespace NewsBot.IntegrationTests.Hosting;

/// <summary>The interactions route on Kestrel, as the local host serves it.</summary>
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

        // Nobody listens on that port: a storage that is asked fails the test.
        bot = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock).AddNewsBot(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                [StorageOptions.Key] = "DefaultEndpointsProtocol=http;AccountName=none;AccountKey=bm9uZQ==;"
                    + "BlobEndpoint=http://127.0.0.1:1/n;QueueEndpoint=http://127.0.0.1:1/n;TableEndpoint=http://127.0.0.1:1/n",
                ["Discord:PublicKey"] = discord.Application.PublicKey,
            })
            .Build()).BuildServiceProvider();
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
}
