using System.Text.Json;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Cli;

public sealed class TopicsTests(AzuriteFixture azurite) : IDisposable
{
    private readonly NewsBotProgram newsbot = new(("AzureWebJobsStorage", azurite.NewAccount()));

    public void Dispose() => newsbot.Dispose();

    [Fact]
    public async Task List_ShowsADaysBar_ForEachOfThirtyDays()
    {
        var list = await newsbot.RunAsync("topics", "list");

        var lines = list.Output.TrimEnd().Split('\n');
        Assert.Equal(ShippedTopics.Default.Count, lines.Length);
        Assert.All(lines, l => Assert.Contains(" " + new string('▁', 30) + " ", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Add_SwitchesAPackOn_AndRemoveOff()
    {
        var added = await newsbot.RunAsync("topics", "add", "--pack", "ai");
        Assert.Equal(0, added.ExitCode);
        Assert.Equal(ShippedTopics.Default.Concat(ShippedTopics.Packs["ai"]).Select(t => t.Id.Value), await IdsAsync());

        var removed = await newsbot.RunAsync("topics", "remove", "--pack", "ai");
        Assert.Equal(0, removed.ExitCode);
        Assert.Equal(ShippedTopics.Default.Select(t => t.Id.Value), await IdsAsync());
    }

    [Fact]
    public async Task Add_BringsBackATopicOfAPack_ThatWasRemoved()
    {
        await newsbot.RunAsync("topics", "add", "--pack", "ai");
        await newsbot.RunAsync("topics", "remove", "robots");
        Assert.DoesNotContain("robots", await IdsAsync());

        await newsbot.RunAsync("topics", "add", "--pack", "ai");

        Assert.Contains("robots", await IdsAsync());
    }

    [Fact]
    public async Task Add_NamesThePacks_WhenThereIsNoneOfTheName()
    {
        var added = await newsbot.RunAsync("topics", "add", "--pack", "cooking");

        Assert.Equal(2, added.ExitCode);
        Assert.Contains("'ai'", added.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_UndoesAChange()
    {
        await newsbot.RunAsync("topics", "add", "gpt-5", "gpt5", "--name", "Mine");
        Assert.Contains("Mine", (await newsbot.RunAsync("topics", "show", "gpt-5")).Output, StringComparison.Ordinal);

        var restored = await newsbot.RunAsync("topics", "restore", "gpt-5");

        Assert.Equal(0, restored.ExitCode);
        Assert.DoesNotContain("Mine", (await newsbot.RunAsync("topics", "show", "gpt-5")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("restore", "robotics-of-mine", "no topic that the bot came with")]
    [InlineData("backfill", "robotics-of-mine", "There is no topic")]
    public async Task Verb_SaysWhatIsWrong_WithAnUnknownTopic(string verb, string topic, string expected)
    {
        var run = await newsbot.RunAsync("topics", verb, topic);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, Assert.Single(run.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backfill_SaysWhatItDid()
    {
        var run = await newsbot.RunAsync("topics", "backfill", "gpt-5", "--days", "7", "--json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, json.RootElement.GetProperty("articles").GetInt32());
    }

    private async Task<IEnumerable<string?>> IdsAsync()
    {
        using var json = JsonDocument.Parse((await newsbot.RunAsync("topics", "list", "--json")).Output);
        return [.. json.RootElement.EnumerateArray().Select(t => t.GetProperty("id").GetString())];
    }
}
