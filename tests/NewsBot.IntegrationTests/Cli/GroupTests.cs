using System.Text.Json;

namespace NewsBot.IntegrationTests.Cli;

public sealed class GroupTests
{
    private const string Lines = """
        {"id":"1","title":"Nvidia to acquire Larkfield for $7B","text":"","published":"2026-11-02T12:00:00Z","source":"Wire"}

        {"id":2,"title":"Robots learn to fold laundry","text":"","published":"2026-11-02T13:00:00Z","source":"Wire"}
        {"id":"3","title":"英伟达将以70亿美元收购Larkfield","text":null,"published":"2026-11-01T12:00:00+08:00","source":"海港报"}
        {"id":"3","title":"A garden without a date"}

        """;

    [Fact]
    public async Task Group_AnswersEachLine_InInputOrder()
    {
        using var newsbot = new NewsBotProgram();

        var grouped = await newsbot.RunAsync(Lines, ["group", "--jsonl"]);

        Assert.Equal("", grouped.Errors);
        Assert.Equal(
            """
            {"id":"1","story":"3"}
            {"id":2,"story":"2"}
            {"id":"3","story":"3"}
            {"id":"3","story":"3@5"}

            """.ReplaceLineEndings("\n"),
            grouped.Output);
    }

    [Theory]
    [InlineData("{\"id\":\"1\",\"title\":\"x\"}\nno json\n", "Line 2 is no JSON object")]
    [InlineData("{\"title\":\"x\"}\n", "Line 1 has no id")]
    [InlineData("{\"id\":\"1\",\"published\":\"yesterday\"}\n", "Line 1: published is \"yesterday\"")]
    public async Task Group_SaysWhichLine_AndWritesNothing_WhereOneCantBeRead(string lines, string error)
    {
        using var newsbot = new NewsBotProgram();

        var grouped = await newsbot.RunAsync(lines, ["group", "--jsonl"]);

        Assert.Equal(2, grouped.ExitCode);
        Assert.Equal("", grouped.Output);
        Assert.Contains(error, grouped.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Group_TellsEachStoryOnce_InJson()
    {
        using var newsbot = new NewsBotProgram();
        var file = Path.Combine(newsbot.Folder, "articles.jsonl");
        await File.WriteAllTextAsync(file, Lines, TestContext.Current.CancellationToken);

        var grouped = await newsbot.RunAsync("group", file, "--json");

        var story = JsonDocument.Parse(grouped.Output).RootElement[0];
        Assert.Equal(["3", "1"], story.GetProperty("articles").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal(["海港报", "Wire"], story.GetProperty("sources").EnumerateArray().Select(s => s.GetString()));
    }

    [Fact]
    public async Task Group_TellsEachStoryOnce_ToPeople()
    {
        using var newsbot = new NewsBotProgram();

        var grouped = await newsbot.RunAsync(Lines, ["group"]);

        Assert.Contains("4 articles, 3 stories", grouped.Output, StringComparison.Ordinal);
    }
}
