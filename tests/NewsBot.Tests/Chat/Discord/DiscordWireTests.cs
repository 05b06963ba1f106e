using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Moq.Language.Flow;
using Moq.Protected;
using NewsBot.Chat.Discord;

namespace NewsBot.Tests.Chat.Discord;

/// <summary>What only a broken network shows; the rest is tested over the stand-in for Discord.</summary>
public sealed class DiscordWireTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    [InlineData(HttpRequestError.ProxyTunnelError)]
    public async Task SendAsync_IsNotDone_WhenNoConnectionCameAbout(HttpRequestError error) =>
        Assert.IsType<DiscordAnswer.NotDone>(await SendAsync(new HttpRequestException(error, "secret")));

    [Theory]
    [InlineData(HttpRequestError.Unknown)]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.InvalidResponse)]
    [InlineData(HttpRequestError.HttpProtocolError)]
    public async Task SendAsync_IsBroken_WhenTheConnectionWasUsed(HttpRequestError error) =>
        Assert.IsType<DiscordAnswer.Broken>(await SendAsync(new HttpRequestException(error, "secret")));

    [Fact]
    public async Task SendAsync_IsNotDone_WhenConnectingTookTooLong() =>
        Assert.IsType<DiscordAnswer.NotDone>(await SendAsync(new TaskCanceledException("secret", new TimeoutException())));

    [Fact]
    public async Task SendAsync_IsBroken_WhenTheAnswerTookTooLong() =>
        Assert.IsType<DiscordAnswer.Broken>(await SendAsync(new TaskCanceledException("secret")));

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.Unknown)]
    public async Task SendAsync_KeepsTheErrorsWordsToItself_BecauseTheyMayShowTheAddress(HttpRequestError error) =>
        Assert.DoesNotContain("secret", (await SendAsync(new HttpRequestException(error, "secret"))).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"message":"m","retry_after":7.5}""", null, 7.5)]
    [InlineData("""{"message":"m","retry_after":7.5}""", "30", 7.5)]
    [InlineData("""{"message":"m"}""", "30", 30)]
    [InlineData("<html>", "30", 30)]
    [InlineData("", "Thu, 01 Jan 2026 00:01:30 GMT", 90)]
    [InlineData("", null, 60)]
    [InlineData("", "soon", 60)]
    public async Task SendAsync_WaitsAsTold_InBodyOrHeader(string body, string? retryAfter, double seconds)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StringContent(body) };
        response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<DiscordAnswer.NotDone>(await SendAsync(s => s.ReturnsAsync(response))).After);
    }

    private static Task<DiscordAnswer> SendAsync(Exception exception) => SendAsync(s => s.ThrowsAsync(exception));

    private static async Task<DiscordAnswer> SendAsync(Action<ISetup<HttpMessageHandler, Task<HttpResponseMessage>>> answer)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var network = new Mock<HttpMessageHandler>();
        answer(network.Protected().Setup<Task<HttpResponseMessage>>(
            "SendAsync", ItExpr.IsAny<HttpRequestMessage>(), ItExpr.IsAny<CancellationToken>()));
        using var client = new HttpClient(network.Object);
        var clients = Mock.Of<IHttpClientFactory>(f => f.CreateClient(DiscordWire.ClientName) == client);
        var wire = new DiscordWire(
            clients, new DiscordRateLimits(clock), new InvalidRequestBudget(clock), clock, NullLogger<DiscordWire>.Instance);
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://discord.com/api/webhooks/1/secret");
        return await wire.SendAsync(new DiscordRoute("POST", "1"), request, Cancel);
    }
}
