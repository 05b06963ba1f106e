using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Chat.Discord.Interactions;
using NewsBot.Functions.Triggers;
using NewsBot.Storage;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace NewsBot.Functions.Tests.Triggers;

public sealed class InteractionsEndpointTests : IDisposable
{
    private const string Ping = """{ "type" : 1, "note": "空白也算" }""";

    private readonly byte[] key = RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize);
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private readonly ServiceProvider services;

    public InteractionsEndpointTests()
    {
        var publicKey = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(key, 0, publicKey, 0);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
            [
                new(StorageOptions.Key, "UseDevelopmentStorage=true"),
                new("Discord:PublicKey", Convert.ToHexStringLower(publicKey)),
            ])
            .Build();
        services = new ServiceCollection().AddSingleton<TimeProvider>(clock).AddLogging().AddNewsBot(configuration).BuildServiceProvider();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => services.Dispose();

    [Fact]
    public async Task Run_AnswersJson_WhenTheBytesAreSigned()
    {
        var response = await Endpoint.RunAsync(Signed(Ping, Ping), Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["application/json"], response.Headers.GetValues("Content-Type"));
        Assert.Equal("""{"type":1}""", Request.TextOf(response));
    }

    [Fact]
    public async Task Run_Refuses_WhenOtherBytesWereSigned()
    {
        var response = await Endpoint.RunAsync(Signed(Ping, Ping.Replace(" ", "", StringComparison.Ordinal)), Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("", Request.TextOf(response));
    }

    [Fact]
    public async Task Run_Refuses_WhenNothingIsSigned()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await Endpoint.RunAsync(new Request("POST", Ping), Cancel)).StatusCode);
    }

    [Fact]
    public async Task Run_Refuses_WhenTheBodyIsTooLong()
    {
        var body = new string(' ', InteractionEndpoint.MaxBytes) + Ping;

        Assert.Equal(HttpStatusCode.Unauthorized, (await Endpoint.RunAsync(Signed(body, body), Cancel)).StatusCode);
    }

    private InteractionsEndpoint Endpoint => ActivatorUtilities.CreateInstance<InteractionsEndpoint>(services);

    private Request Signed(string body, string signed)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var message = Encoding.UTF8.GetBytes(timestamp + signed);
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(key, 0, message, 0, message.Length, signature, 0);
        var request = new Request("POST", body);
        request.Headers.Add(InteractionEndpoint.SignatureHeader, Convert.ToHexStringLower(signature));
        request.Headers.Add(InteractionEndpoint.TimestampHeader, timestamp);
        return request;
    }
}
