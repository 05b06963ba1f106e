using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>As strict as Discord about the answers to interactions, and about commands.</summary>
public sealed class StandInApplicationTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private readonly HttpClient client = new();
    private StandInDiscord discord = null!; // Set by InitializeAsync.

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        discord = await StandInDiscord.StartAsync(clock, Cancel);
        client.DefaultRequestHeaders.UserAgent.ParseAdd("DiscordBot (https://newsbot.example, 1.0)");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bot " + StandInDiscord.BotToken);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await discord.DisposeAsync();
    }

    [Fact]
    public async Task Original_IsEdited_WithinItsTokensLife()
    {
        var interaction = Deferred();
        clock.Advance(TimeSpan.FromMinutes(14));

        using var response = await EditAsync(interaction["token"], """{"content":"Done"}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Done", discord.Application.ReplyTo(interaction)?.Text);
    }

    [Fact]
    public async Task Original_IsUnknown_WhenTheTokenIsTooOld()
    {
        var interaction = Deferred();
        clock.Advance(StandInApplication.TokenLife);

        using var response = await EditAsync(interaction["token"], """{"content":"Done"}""");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Original_IsUnknown_WhenTheTokenWasNeverIssued()
    {
        using var response = await EditAsync("made-up", """{"content":"Done"}""");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Original_IsUnknown_BeforeTheDeferral()
    {
        var interaction = discord.Application.Begin(discord.AddChannel(), StandInMember.Moderator, null);

        using var response = await EditAsync(interaction["token"], """{"content":"Done"}""");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("""{"content":""}""")]
    [InlineData("""{"content":"Done","flags":64}""")]
    public async Task Original_IsRefused_WhenTheFormIsNone(string form)
    {
        using var response = await EditAsync(Deferred()["token"], form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Commands_AreRefusedWithThePlace_WhenALimitIsBroken()
    {
        using var content = new StringContent("""[{"name":"Two Words","description":"x"}]""", Encoding.UTF8, "application/json");
        using var response = await client.PutAsync($"{discord.ApiBaseUrl}/applications/{discord.Application.Id}/commands", content, Cancel);

        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(50035, error?["code"]?.GetValue<int>());
        Assert.NotNull(error?["errors"]?["0"]?["name"]?["_errors"]);
    }

    [Fact]
    public async Task Commands_AreRefused_WhenTooManyWereMadeToday()
    {
        Assert.Equal(HttpStatusCode.OK, await RegisterAsync("a"));
        Assert.Equal(HttpStatusCode.OK, await RegisterAsync("a"));
        Assert.Equal(HttpStatusCode.OK, await RegisterAsync("b"));

        Assert.Equal(HttpStatusCode.TooManyRequests, await RegisterAsync("c"));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.OK, await RegisterAsync("c"));
    }

    [Fact]
    public async Task Commands_AreNobodyElses()
    {
        using var response = await client.GetAsync($"{discord.ApiBaseUrl}/applications/100000000000000099/commands", Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    /// <summary>A hundred commands with names of their own.</summary>
    private async Task<HttpStatusCode> RegisterAsync(string prefix)
    {
        var commands = new JsonArray([.. Enumerable.Range(0, 100).Select(i => new JsonObject { ["name"] = $"{prefix}-{i}", ["description"] = "x" })]);
        using var content = new StringContent(commands.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await client.PutAsync($"{discord.ApiBaseUrl}/applications/{discord.Application.Id}/commands", content, Cancel);
        return response.StatusCode;
    }

    private JsonObject Deferred()
    {
        var interaction = discord.Application.Begin(discord.AddChannel(), StandInMember.Moderator, null);
        discord.Application.ReplyTo(interaction)?.Take(new JsonObject { ["type"] = 5, ["data"] = new JsonObject { ["flags"] = 64 } }, 2);
        return interaction;
    }

    private async Task<HttpResponseMessage> EditAsync(JsonNode? token, string form)
    {
        using var content = new StringContent(form, Encoding.UTF8, "application/json");
        return await client.PatchAsync($"{discord.ApiBaseUrl}/webhooks/{discord.Application.Id}/{token}/messages/@original", content, Cancel);
    }
}
