using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NewsBot.Chat.Discord.Interactions;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>
/// The application of the developer portal: its key, its registered commands, and the interactions that its users begin. Discord's
/// side of an interaction is as strict as the rest: an answer comes within 3 seconds and within every limit, a token is good for 15 minutes.
/// </summary>
public sealed class StandInApplication : IDisposable
{
    public static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly byte[] key = RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize);
    private readonly ConcurrentDictionary<string, StandInReply> replies = new(StringComparer.Ordinal);
    private readonly HttpClient client = new() { Timeout = Patience };
    private readonly StandInSnowflakes snowflakes;
    private readonly TimeProvider clock;

    internal StandInApplication(TimeProvider clock, StandInSnowflakes snowflakes)
    {
        (this.clock, this.snowflakes) = (clock, snowflakes);
        Id = NextId();
        var publicKey = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(key, 0, publicKey, 0);
        PublicKey = Convert.ToHexStringLower(publicKey);
    }

    public string Id { get; }

    /// <summary>What the bot is to be told as <c>Discord__PublicKey</c>.</summary>
    public string PublicKey { get; }

    /// <summary>As registered, with what Discord adds.</summary>
    public JsonArray Commands { get; internal set; } = [];

    /// <summary>An interaction that a member begins in a channel.</summary>
    public JsonObject Begin(StandInChannel channel, StandInMember member, JsonObject? data, int type = 2)
    {
        var token = "interaction-" + Guid.NewGuid().ToString("N");
        replies[token] = new StandInReply(clock.GetUtcNow());
        return new JsonObject
        {
            ["id"] = NextId(),
            ["application_id"] = Id,
            ["type"] = type,
            ["token"] = token,
            ["version"] = 1,
            ["locale"] = member.Locale,
            ["guild_locale"] = "en-US",
            ["guild_id"] = "100000000000000003",
            ["channel_id"] = channel.Id,
            ["channel"] = new JsonObject { ["id"] = channel.Id, ["type"] = 0, ["name"] = "news" },
            ["context"] = 0,
            ["app_permissions"] = channel.CanSend ? "19456" : "1024",
            ["member"] = new JsonObject
            {
                ["user"] = new JsonObject { ["id"] = "100000000000000004", ["username"] = "ada" },
                ["permissions"] = member.Permissions.ToString(CultureInfo.InvariantCulture),
                ["roles"] = new JsonArray(),
            },
            ["data"] = data,
        };
    }

    public static JsonObject Ping() => new() { ["type"] = 1, ["id"] = "100000000000000005", ["token"] = "ping", ["version"] = 1 };

    /// <summary>Sends an interaction as Discord does, and keeps what is answered to it; fails where Discord would say "did not respond".</summary>
    public async Task<JsonObject> SendAsync(Uri endpoint, JsonObject interaction, CancellationToken cancellationToken)
    {
        using var response = await PostAsync(endpoint, interaction.ToJsonString(), sign: true, cancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var answer = Assert.IsType<JsonObject>(JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken)));
        if (replies.TryGetValue(interaction["token"]?.ToString() ?? "", out var reply))
        {
            reply.Take(answer, interaction["type"]?.GetValue<int>() ?? 0);
        }

        return answer;
    }

    /// <summary>One request to the endpoint, signed or with a signature that does not hold, as Discord probes.</summary>
    public async Task<HttpResponseMessage> PostAsync(Uri endpoint, string body, bool sign, CancellationToken cancellationToken)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var message = Encoding.UTF8.GetBytes(timestamp + body);
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(key, 0, message, 0, message.Length, signature, 0);
        if (!sign)
        {
            signature[0] ^= 1;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(InteractionEndpoint.SignatureHeader, Convert.ToHexStringLower(signature));
        request.Headers.Add(InteractionEndpoint.TimestampHeader, timestamp);
        return await client.SendAsync(request, cancellationToken);
    }

    /// <summary>What the member sees; null for a token that was never issued.</summary>
    public StandInReply? ReplyTo(JsonObject interaction) => replies.GetValueOrDefault(interaction["token"]?.ToString() ?? "");

    public void Dispose() => client.Dispose();

    /// <summary>Null where the token was never issued, is too old, or was not answered yet: Discord knows no such webhook then.</summary>
    internal StandInReply? FindReply(string applicationId, string token) =>
        applicationId == Id && replies.TryGetValue(token, out var reply) && reply.IsAnswered && clock.GetUtcNow() - reply.IssuedAt < TokenLife
            ? reply
            : null;

    internal string NextId() => snowflakes.Next().ToString(CultureInfo.InvariantCulture);
}
