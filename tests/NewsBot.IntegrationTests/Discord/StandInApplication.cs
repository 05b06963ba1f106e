using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NewsBot.Chat.Discord.Interactions;
using NewsBot.Chat.Discord.Interactions.Commands;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>
/// The application of the developer portal: its key, its registered commands, and the interactions that its users begin. Discord's
/// side of an interaction is as strict as the rest: an answer comes within 3 seconds and within every limit, a token is good for 15 minutes.
/// </summary>
public sealed class StandInApplication : IDisposable
{
    public static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    private const int MaxCreatesADay = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly byte[] key = RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize);
    private readonly ConcurrentDictionary<string, StandInReply> replies = new(StringComparer.Ordinal);
    private readonly HttpClient client = new() { Timeout = Patience };
    private readonly Queue<DateTimeOffset> created = [];
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

    /// <summary>The Interactions Endpoint URL of the developer portal; null where nobody has set it.</summary>
    public Uri? Endpoint { get; set; }

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

    /// <summary>A command with its options, as Discord sends them.</summary>
    /// <param name="path">With its subcommand, if any: <c>digest now</c>.</param>
    /// <param name="focused">The option that is being typed; null once it is sent.</param>
    /// <param name="options">By name.</param>
    public static JsonObject Command(string path, string? focused, params (string Name, JsonNode Value)[] options)
    {
        var values = new JsonArray();
        foreach (var (name, value) in options)
        {
            var kind = CommandList.Find(path)?.Options.FirstOrDefault(o => o.Name == name)?.Kind ?? OptionKind.Text;
            var option = new JsonObject { ["name"] = name, ["type"] = (int)kind, ["value"] = value };
            if (name == focused)
            {
                option["focused"] = true;
            }

            values.Add(option);
        }

        var parts = path.Split(' ');
        return new JsonObject
        {
            ["id"] = "100000000000000006",
            ["type"] = 1,
            ["name"] = parts[0],
            ["options"] = parts.Length == 1 ? values : new JsonArray(new JsonObject { ["name"] = parts[1], ["type"] = 1, ["options"] = values }),
        };
    }

    public static JsonObject Ping() => new() { ["type"] = 1, ["id"] = "100000000000000005", ["token"] = "ping", ["version"] = 1 };

    /// <summary>Sends an interaction as Discord does, and keeps what is answered to it; fails where Discord would say "did not respond".</summary>
    public async Task<JsonObject> SendAsync(Uri endpoint, JsonObject interaction, CancellationToken cancellationToken)
    {
        using var response = await PostAsync(endpoint, interaction.ToJsonString(), sign: true, cancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return Take(interaction, await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    /// <summary>Likewise, without HTTP between.</summary>
    public async Task<JsonObject> SendAsync(InteractionEndpoint endpoint, JsonObject interaction, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(interaction.ToJsonString());
        var (signature, timestamp) = Sign(body);
        var answer = await endpoint.AnswerAsync(body, signature, timestamp, cancellationToken);
        Assert.Equal(200, answer.Status);
        return Take(interaction, answer.Json.Span);
    }

    /// <summary>The two headers of a body.</summary>
    public (string Signature, string Timestamp) Sign(byte[] body)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] message = [.. Encoding.ASCII.GetBytes(timestamp), .. body];
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(key, 0, message, 0, message.Length, signature, 0);
        return (Convert.ToHexStringLower(signature), timestamp);
    }

    private JsonObject Take(JsonObject interaction, ReadOnlySpan<byte> json)
    {
        var answer = Assert.IsType<JsonObject>(JsonNode.Parse(json));
        if (replies.TryGetValue(interaction["token"]?.ToString() ?? "", out var reply))
        {
            reply.Take(answer, interaction["type"]?.GetValue<int>() ?? 0);
        }

        return answer;
    }

    /// <summary>One request to the endpoint, signed or with a signature that does not hold, as Discord probes.</summary>
    public async Task<HttpResponseMessage> PostAsync(Uri endpoint, string body, bool sign, CancellationToken cancellationToken)
    {
        var (signature, timestamp) = Sign(Encoding.UTF8.GetBytes(sign ? body : body + " "));
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(InteractionEndpoint.SignatureHeader, signature);
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

    /// <summary>Counts commands that are made anew: 200 a day.</summary>
    internal bool MayCreate(int commands)
    {
        while (created.TryPeek(out var oldest) && clock.GetUtcNow() - oldest >= TimeSpan.FromDays(1))
        {
            created.Dequeue();
        }

        if (created.Count + commands > MaxCreatesADay)
        {
            return false;
        }

        for (var i = 0; i < commands; i++)
        {
            created.Enqueue(clock.GetUtcNow());
        }

        return true;
    }

    internal string NextId() => snowflakes.Next().ToString(CultureInfo.InvariantCulture);
}
