using System.Net;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Functions.Triggers;
using NewsBot.IntegrationTests;
using NewsBot.Storage;

namespace NewsBot.Functions.Tests.Triggers;

public sealed class HealthEndpointTests(AzuriteFixture azurite)
{
    private const string LevelClaim = "http://schemas.microsoft.com/2017/07/functions/claims/authlevel";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("Anonymous")]
    public async Task Run_TellsWhetherAllIsWellAlone_WhenAStrangerAsks(string? level)
    {
        await using var bot = await BotAsync();

        var response = await Endpoint(bot).RunAsync(Asked(level), Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"isWell":true}""", Request.TextOf(response));
    }

    [Theory]
    [InlineData("Function")]
    [InlineData("Admin")]
    public async Task Run_TellsTheDetail_WhenTheHostKnowsTheKey(string level)
    {
        await using var bot = await BotAsync();

        using var report = JsonDocument.Parse(Request.TextOf(await Endpoint(bot).RunAsync(Asked(level), Cancel)));

        Assert.Equal(0, report.RootElement.GetProperty("queues").GetProperty("articles-to-tag").GetInt32());
        Assert.Equal(0, report.RootElement.GetProperty("poison").GetProperty("articles-to-tag-poison").GetInt32());
        Assert.Equal(JsonValueKind.Null, report.RootElement.GetProperty("oldestDueSource").ValueKind);
    }

    [Fact]
    public async Task Run_SaysUnavailable_WhenThereIsPoison()
    {
        await using var bot = await BotAsync();
        await bot.GetRequiredService<StorageAccount>().Queue("digests-to-post-poison").SendMessageAsync("{}", Cancel);

        var response = await Endpoint(bot).RunAsync(Asked(null), Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("""{"isWell":false}""", Request.TextOf(response));
    }

    private async Task<ServiceProvider> BotAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(StorageOptions.Key, azurite.NewAccount())]).Build();
        var bot = new ServiceCollection().AddLogging().AddNewsBot(configuration).BuildServiceProvider();
        await bot.GetRequiredService<StorageAccount>().EnsureCreatedAsync(Cancel);
        return bot;
    }

    private static HealthEndpoint Endpoint(ServiceProvider bot) => ActivatorUtilities.CreateInstance<HealthEndpoint>(bot);

    private static Request Asked(string? level) =>
        level is null ? new Request("GET") : new Request("GET", "", new ClaimsIdentity([new Claim(LevelClaim, level)]));
}
