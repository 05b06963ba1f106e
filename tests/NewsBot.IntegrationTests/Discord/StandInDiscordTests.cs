using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>The stand-in is only worth something if it is as strict as Discord.</summary>
public sealed class StandInDiscordTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private readonly HttpClient client = new();
    private StandInDiscord discord = null!; // Set by InitializeAsync.
    private StandInChannel channel = null!; // Likewise.

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        discord = await StandInDiscord.StartAsync(clock, Cancel);
        discord.Limits.PerWindow = 1_000;
        channel = discord.AddChannel();
        client.DefaultRequestHeaders.UserAgent.ParseAdd("DiscordBot (https://newsbot.example, 1.0)");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bot " + StandInDiscord.BotToken);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await discord.DisposeAsync();
    }

    public static TheoryData<string, string, string> BrokenLimits => new()
    {
        { $$"""{"content":"{{Of(2_001)}}"}""", "content", "Must be 2000 or fewer in length." },
        { $$"""{"embeds":[{"title":"{{Of(257)}}"}]}""", "embeds.0.title", "Must be 256 or fewer in length." },
        { $$"""{"embeds":[{"description":"{{Of(4_097)}}"}]}""", "embeds.0.description", "Must be 4096 or fewer in length." },
        { $$$"""{"embeds":[{"title":"x","footer":{"text":"{{{Of(2_049)}}}"}}]}""", "embeds.0.footer.text", "Must be 2048 or fewer in length." },
        { $$$"""{"embeds":[{"title":"x","author":{"name":"{{{Of(257)}}}"}}]}""", "embeds.0.author.name", "Must be 256 or fewer in length." },
        { """{"embeds":[{"fields":[{"name":"x"}]}]}""", "embeds.0.fields.0.value", "This field is required" },
        { $$"""{"embeds":[{"fields":[{"name":"{{Of(257)}}","value":"x"}]}]}""", "embeds.0.fields.0.name", "Must be 256 or fewer in length." },
        { $$"""{"embeds":[{"fields":[{"name":"x","value":"{{Of(1_025)}}"}]}]}""", "embeds.0.fields.0.value", "Must be 1024 or fewer in length." },
        { $$"""{"embeds":[{"fields":[{{Many(26, """{"name":"x","value":"y"}""")}}]}]}""", "embeds.0.fields", "Must be 25 or fewer in length." },
        { $$"""{"embeds":[{{Many(11, """{"title":"x"}""")}}]}""", "embeds", "Must be 10 or fewer in length." },
        { $$"""{"embeds":[{"description":"{{Of(4_000)}}"},{"description":"{{Of(2_001)}}"}]}""", "embeds", "Embed size exceeds maximum size of 6000" },
        { """{"embeds":["x"]}""", "embeds.0", "Only dictionaries may be used in a ModelType" },
        { """{"embeds":[{"title":5}]}""", "embeds.0.title", "Could not interpret \"5\" as string." },
        { """{"embeds":[{"title":"x","url":"nowhere"}]}""", "embeds.0.url", "Not a well formed URL." },
        { """{"embeds":[{"title":"x","color":16777216}]}""", "embeds.0.color", "int value should be less than or equal to 16777215." },
        { $$"""{"content":"x","nonce":"{{Of(26)}}"}""", "nonce", "Must be 25 or fewer in length." },
        { """{"content":"x","allowed_mentions":{"parse":["all"]}}""", "allowed_mentions.parse.0", "Value must be one of ('roles', 'users', 'everyone')." },
        { """{"content":"x","allowed_mentions":{"parse":["users"],"users":["1"]}}""", "allowed_mentions", "parse:[\"users\"] and users: [ids...] are mutually exclusive." },
        { $$$"""{"content":"x","allowed_mentions":{"roles":[{{{Many(101, "\"1\"")}}}]}}""", "allowed_mentions.roles", "Must be 100 or fewer in length." },
        { """{"content":"x","allowed_mentions":{"roles":["everyone"]}}""", "allowed_mentions.roles.0", "Value \"everyone\" is not snowflake." },
    };

    [Theory]
    [MemberData(nameof(BrokenLimits))]
    public async Task Messages_AreRefusedWithThePlace_WhenALimitIsBroken(string body, string path, string message)
    {
        var (status, answer) = await PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(50035, (int?)answer["code"]);
        var at = path.Split('.').Aggregate(answer["errors"], (node, step) => node?[step]);
        Assert.Equal(message, at?["_errors"]?[0]?["message"]?.ToString());
        Assert.Empty(channel.Messages);
    }

    [Theory]
    [InlineData("{}", 50006)]
    [InlineData("""{"content":" \n "}""", 50006)]
    [InlineData("""{"embeds":[]}""", 50006)]
    [InlineData("""{"embeds":[{}]}""", 50006)]
    [InlineData("not json", 50109)]
    [InlineData("[]", 50109)]
    public async Task Messages_AreRefused_WhenThereIsNothingToShow(string body, int code)
    {
        var (status, answer) = await PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(code, (int?)answer["code"]);
    }

    [Fact]
    public async Task Messages_Stand_WhenEveryLimitIsJustKept()
    {
        // Trimmed, and counted by code points: neither the blanks nor the emoji's second halves count.
        var (status, _) = await PostAsync($$$"""
            {"content":"{{{Of(2_000)}}}","nonce":"{{{Of(25)}}}","allowed_mentions":{"parse":[]},
             "embeds":[{"title":"  {{{Of(256, "😀")}}}  ","description":"{{{Of(4_096)}}}","color":16777215,"url":"https://example.org/1",
                        "footer":{"text":"{{{Of(648)}}}"},"fields":[{"name":"x","value":"{{{Of(999)}}}"}]}]}
            """);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Single(channel.Messages);
    }

    [Fact]
    public async Task Messages_AreRefused_WhenTheRequestIsTooLarge()
    {
        using var content = new ByteArrayContent(new byte[25 * 1024 * 1024 + 1]);
        content.Headers.ContentType = new("application/json");
        using var response = await client.PostAsync(new Uri(MessagesUrl()), content, Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(40005, (int?)(await ReadAsync(response))["code"]);
    }

    [Fact]
    public async Task Messages_AreRefused_WhenTheRequestGrowsTooLarge()
    {
        // Of a length that nobody told beforehand.
        using var request = new HttpRequestMessage(HttpMethod.Post, MessagesUrl());
        request.Headers.TransferEncodingChunked = true;
        request.Content = new StringContent($$"""{"content":"{{Of(25 * 1024 * 1024)}}"}""", Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(40005, (int?)(await ReadAsync(response))["code"]);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(429)]
    public async Task Address_IsBannedForAWhile_WhenTooManyRequestsWereInvalid(int status)
    {
        discord.Limits.InvalidAllowed = 3;
        for (var i = 0; i < 3; i++)
        {
            discord.FailNext(new Fault.RateLimit("shared", TimeSpan.FromSeconds(1)));
            await PostAsync("""{"content":"x"}""");
            discord.FailNext(new Fault.Status(status));
            await PostAsync("""{"content":"x"}""");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await PostAsync("""{"content":"x"}""")).Status);
        Assert.Empty(channel.Messages);
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("""{"content":"x"}""")).Status);
    }

    [Fact]
    public async Task Messages_AreRefused_WhenTheContentTypeIsWrong()
    {
        using var response = await client.PostAsync(new Uri(MessagesUrl()), new StringContent("{}", Encoding.UTF8, "text/plain"), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(50035, (int?)(await ReadAsync(response))["code"]);
    }

    [Theory]
    [InlineData("curl/8.0")]
    [InlineData("")]
    public async Task Requests_AreBlocked_WhenTheUserAgentIsNotABots(string agent)
    {
        client.DefaultRequestHeaders.UserAgent.Clear();
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);

        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync("""{"content":"x"}""")).Status);
    }

    [Theory]
    [InlineData("Bot wrong")]
    [InlineData("Bearer " + StandInDiscord.BotToken)]
    [InlineData(StandInDiscord.BotToken)]
    public async Task Requests_AreUnauthorized_WhenTheTokenIsNotTheBots(string authorization)
    {
        client.DefaultRequestHeaders.Remove("Authorization");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync("""{"content":"x"}""")).Status);
    }

    [Fact]
    public async Task Nonces_AreRememberedForMinutes_OverAllChannels()
    {
        const string body = """{"content":"x","nonce":"n","enforce_nonce":true}""";
        var other = discord.AddChannel();

        var first = await PostAsync(body);
        var second = await PostAsync(body);
        await PostAsync(body, other);
        clock.Advance(StandInMessages.NonceMemory);
        await PostAsync(body);

        Assert.Equal(first.Body["id"]?.ToString(), second.Body["id"]?.ToString());
        Assert.Equal(2, channel.Messages.Count);
        Assert.Empty(other.Messages);
    }

    [Fact]
    public async Task Nonces_StopNothing_WhenTheyAreNotEnforced()
    {
        await PostAsync("""{"content":"x","nonce":"n"}""");
        await PostAsync("""{"content":"x","nonce":"n"}""");

        Assert.Equal(2, channel.Messages.Count);
    }

    [Fact]
    public async Task Embeds_Collapse_WhenTheyShareAnAddress()
    {
        await PostAsync("""{"embeds":[{"title":"a","url":"https://example.org"},{"title":"b","url":"https://example.org"},{"title":"c"}]}""");

        Assert.Equal(["a", "c"], channel.Messages[0].Embeds.Select(e => e?["title"]?.ToString()));
    }

    [Theory]
    [InlineData("""{"content":"@everyone <@&12> <@34> <@!56>"}""", "everyone &12 34 !56")]
    [InlineData("""{"content":"@everyone <@&12>","allowed_mentions":{"parse":[]}}""", "")]
    [InlineData("""{"content":"@everyone <@&12> <@&13>","allowed_mentions":{"parse":[],"roles":["12"]}}""", "&12")]
    [InlineData("""{"embeds":[{"description":"@everyone <@&12>"}]}""", "")]
    public async Task Mentions_Ping_WhereTheyAreAllowed(string body, string pings)
    {
        await PostAsync(body);

        Assert.Equal(pings, string.Join(' ', Assert.Single(channel.Messages).Pings));
    }

    [Fact]
    public async Task Limits_CountByChannelAndWindow_AndTellTheirState()
    {
        discord.Limits.PerWindow = 2;
        using var first = await SendAsync(channel);
        using var second = await SendAsync(channel);
        using var third = await SendAsync(channel);
        using var elsewhere = await SendAsync(discord.AddChannel());
        clock.Advance(discord.Limits.Window);
        using var later = await SendAsync(channel);

        Assert.Equal("1", Header(first, "X-RateLimit-Remaining"));
        Assert.Equal("0", Header(second, "X-RateLimit-Remaining"));
        Assert.Equal("5", Header(second, "X-RateLimit-Reset-After"));
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal("user", Header(third, "X-RateLimit-Scope"));
        Assert.Equal(5, (double?)(await ReadAsync(third))["retry_after"]);
        Assert.Equal(Header(first, "X-RateLimit-Bucket"), Header(elsewhere, "X-RateLimit-Bucket"));
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task Limits_CountGlobally_OverAllChannels()
    {
        discord.Limits.GlobalPerSecond = 2;
        for (var i = 0; i < 2; i++)
        {
            using var allowed = await SendAsync(discord.AddChannel());
            Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        }

        using var refused = await SendAsync(channel);

        Assert.Equal("global", Header(refused, "X-RateLimit-Scope"));
        Assert.Equal("true", Header(refused, "X-RateLimit-Global"));
        Assert.True((bool?)(await ReadAsync(refused))["global"]);
    }

    [Fact]
    public async Task History_IsNewestFirst_AndPagesForward()
    {
        discord.Say(channel, 5);
        var ids = channel.Messages.Select(m => m.Id.ToString(CultureInfo.InvariantCulture)).ToList();

        Assert.Equal([ids[2], ids[1]], await HistoryAsync($"?limit=2&after={ids[0]}"));
        Assert.Equal([ids[4], ids[3]], await HistoryAsync("?limit=2"));
        channel.CanReadHistory = false;
        Assert.Empty(await HistoryAsync(""));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("x")]
    public async Task History_IsRefused_WhenTheLimitIsOutOfRange(string limit)
    {
        using var response = await client.GetAsync(new Uri($"{MessagesUrl()}?limit={limit}"), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Webhooks_AnswerNothing_WhenNobodyWaits()
    {
        var address = discord.AddWebhook(channel);
        client.DefaultRequestHeaders.Remove("Authorization");

        using var silent = await client.PostAsJsonAsync(new Uri(address), new { content = "x" }, Cancel);
        using var waiting = await client.PostAsJsonAsync(new Uri(address + "?wait=true"), new { content = "x" }, Cancel);

        Assert.Equal(HttpStatusCode.NoContent, silent.StatusCode);
        Assert.Equal(HttpStatusCode.OK, waiting.StatusCode);
        Assert.Equal(2, channel.Messages.Count);
    }

    [Fact]
    public async Task Webhooks_KeepSilent_WhenAMessageIsNotSavedAndNobodyWaits()
    {
        var address = discord.AddWebhook(channel);
        discord.FailNext(new Fault.NotSaved());
        discord.FailNext(new Fault.NotSaved());

        using var silent = await client.PostAsJsonAsync(new Uri(address), new { content = "x" }, Cancel);
        using var waiting = await client.PostAsJsonAsync(new Uri(address + "?wait=true"), new { content = "x" }, Cancel);

        Assert.Equal(HttpStatusCode.NoContent, silent.StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, waiting.StatusCode);
        Assert.Empty(channel.Messages);
    }

    [Theory]
    [InlineData("", "Must be between 1 and 80 in length.")]
    [InlineData("My Discord news", "Username cannot contain \"discord\"")]
    [InlineData("Clyde", "Username cannot contain \"clyde\"")]
    public async Task Webhooks_AreRefused_WhenTheNameIsNotTheirs(string username, string message)
    {
        using var response = await client.PostAsJsonAsync(new Uri(discord.AddWebhook(channel)), new { content = "x", username }, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(message, (await ReadAsync(response))["errors"]?["username"]?["_errors"]?[0]?["message"]?.ToString());
    }

    [Fact]
    public async Task Faults_HappenOnceEach_InOrder()
    {
        discord.FailNext(new Fault.Status(503));
        discord.FailNext(new Fault.DropBeforeReading());
        discord.FailNext(new Fault.DropAfterAccepting());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PostAsync("""{"content":"1"}""")).Status);
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync("""{"content":"2"}"""));
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync("""{"content":"3"}"""));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("""{"content":"4"}""")).Status);
        Assert.Equal(["3", "4"], channel.Messages.Select(m => m.Body["content"]?.ToString()));
    }

    [Fact]
    public async Task Routes_AreUnknown_WhenTheyAreNotOurs()
    {
        using var response = await client.GetAsync(new Uri(discord.ApiBaseUrl + "/gateway"), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(0, (int?)(await ReadAsync(response))["code"]);
    }

    private static string Of(int length, string text = "x") => string.Concat(Enumerable.Repeat(text, length));

    private static string Many(int count, string json) => string.Join(',', Enumerable.Repeat(json, count));

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonObject>(Cancel) ?? [];

    private string MessagesUrl(StandInChannel? other = null) => $"{discord.ApiBaseUrl}/channels/{(other ?? channel).Id}/messages";

    private async Task<(HttpStatusCode Status, JsonObject Body)> PostAsync(string body, StandInChannel? other = null)
    {
        using var response = await client.PostAsync(
            new Uri(MessagesUrl(other)), new StringContent(body, Encoding.UTF8, "application/json"), Cancel);
        return (response.StatusCode, response.Content.Headers.ContentType?.MediaType == "application/json" ? await ReadAsync(response) : []);
    }

    private async Task<HttpResponseMessage> SendAsync(StandInChannel target) =>
        await client.PostAsJsonAsync(new Uri(MessagesUrl(target)), new { content = "x" }, Cancel);

    private async Task<IEnumerable<string?>> HistoryAsync(string query) =>
        (await client.GetFromJsonAsync<JsonArray>(new Uri(MessagesUrl() + query), Cancel) ?? []).Select(m => m?["id"]?.ToString());
}
