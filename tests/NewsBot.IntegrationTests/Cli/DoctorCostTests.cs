using System.Text.Json;
using NewsBot.IntegrationTests.Pipeline;

namespace NewsBot.IntegrationTests.Cli;

public sealed class DoctorCostTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Cost_IsThatOfTheSourcesAsTheyAreAsked()
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using (var bot = new BotProcess(world))
        {
            foreach (var number in Enumerable.Range(0, 3))
            {
                var url = $"http://site{number}.example/feed.json";
                world.Fetcher.Serve(url, "\"1\"", SampleNews.Many(2, from: number * 10));
                await bot.AddSourceAsync(url);
            }

            await bot.Host.IngestAsync(TestContext.Current.CancellationToken);
        }

        using var newsbot = new NewsBotProgram(("AzureWebJobsStorage", world.ConnectionString));

        var outcome = await newsbot.RunAsync("doctor", "--cost", "--json", "--always-ready", "1");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        using var cost = JsonDocument.Parse(outcome.Output);
        var work = cost.RootElement.GetProperty("work");
        var lines = cost.RootElement.GetProperty("lines").EnumerateArray().ToList();
        Assert.Equal(3, work.GetProperty("sources").GetInt32());

        // After its first fetch a source is asked as often as may be, every quarter of an hour.
        Assert.Equal(3 * 730 * 4, work.GetProperty("looks").GetDouble(), 3);
        Assert.Equal(
            lines.Single(l => l.GetProperty("what").GetString() == "always ready").GetProperty("cost").GetDecimal(),
            cost.RootElement.GetProperty("alwaysReadyInstance").GetDecimal(),
            1);
        Assert.Equal(lines.Sum(l => l.GetProperty("cost").GetDecimal()), cost.RootElement.GetProperty("total").GetDecimal(), 1);
    }

    [Fact]
    public async Task Memory_NamesWhatIsAllowed()
    {
        using var newsbot = new NewsBotProgram();

        var outcome = await newsbot.RunAsync("doctor", "--cost", "--memory", "700");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--memory is '700'; allowed: 512, 2048, 4096.", outcome.Errors, StringComparison.Ordinal);
    }
}
