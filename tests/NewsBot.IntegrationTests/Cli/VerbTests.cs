using System.Text.Json;

namespace NewsBot.IntegrationTests.Cli;

public sealed class VerbTests(AzuriteFixture azurite)
{
    private const string Rss = """
        <rss version="2.0"><channel><title>Site</title>
        <item><title>A &amp; B</title><link>http://site.example/1</link><pubDate>Tue, 24 Nov 2026 08:00:00 GMT</pubDate></item>
        </channel></rss>
        """;

    private const string Page = """
        <html><head><title>A &amp; B</title><link rel="canonical" href="https://site.example/1"></head>
        <body><nav><a href="/">Home</a></nav><p>The bridge stays, the council says.</p></body></html>
        """;

    [Fact]
    public async Task Feed_PrintsJsonFeed()
    {
        using var newsbot = new NewsBotProgram();

        var feed = await newsbot.RunAsync(Rss, ["feed", "-"]);

        using var json = JsonDocument.Parse(feed.Output);
        Assert.Equal(0, feed.ExitCode);
        Assert.Equal("https://jsonfeed.org/version/1.1", json.RootElement.GetProperty("version").GetString());
        Assert.Equal("A & B", json.RootElement.GetProperty("items")[0].GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("<html><body>No feed</body></html>", "HTML page")]
    [InlineData("", "empty")]
    public async Task Feed_SaysWhy_WhenItIsNone(string input, string expected)
    {
        using var newsbot = new NewsBotProgram();

        var feed = await newsbot.RunAsync(input, ["feed", "-"]);

        Assert.Equal(2, feed.ExitCode);
        Assert.Contains(expected, Assert.Single(feed.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_PrintsTheArticle()
    {
        using var newsbot = new NewsBotProgram();

        var text = await newsbot.RunAsync(Page, ["extract", "-"]);
        var page = await newsbot.RunAsync(Page, ["extract", "-", "--json"]);

        using var json = JsonDocument.Parse(page.Output);
        Assert.Equal("The bridge stays, the council says.", text.Output.TrimEnd());
        Assert.Equal("A & B", json.RootElement.GetProperty("title").GetString());
        Assert.Equal("https://site.example/1", json.RootElement.GetProperty("canonical").GetString());
    }

    [Fact]
    public async Task Extract_SaysWhy_WhenThereIsNone()
    {
        using var newsbot = new NewsBotProgram();

        var extract = await newsbot.RunAsync("<title>Nothing</title>", ["extract", "-"]);

        Assert.Equal(2, extract.ExitCode);
        Assert.Equal("newsbot: The page has no text.", extract.Errors.TrimEnd());
    }

    [Fact]
    public async Task Tag_AnswersInOrder_AndStopsAtALineThatIsNone()
    {
        using var newsbot = new NewsBotProgram();
        const string Lines = """
            {"id":"1","title":"GPT‑5.2 is here","text":null}
            {"id":"2","title":"","text":"該模型以開源授權釋出。"}
            no json
            {"id":"3","title":"never read"}
            """;

        var tags = await newsbot.RunAsync(Lines, ["tag", "--jsonl"]);

        var rows = tags.Output.TrimEnd().Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(2, tags.ExitCode);
        Assert.Contains("Line 3", tags.Errors, StringComparison.Ordinal);
        Assert.Equal(["1", "2"], rows.Select(r => r.GetProperty("id").GetString()));
        Assert.Equal(["en", "zh"], rows.Select(r => r.GetProperty("language").GetString()));
        Assert.Equal("gpt-5", rows[0].GetProperty("topics")[0].GetProperty("id").GetString());
        var evidence = rows[1].GetProperty("topics")[0].GetProperty("evidence")[0];
        Assert.Equal("開源", "該模型以開源授權釋出。"[evidence.GetProperty("start").GetInt32()..evidence.GetProperty("end").GetInt32()]);
    }

    [Theory]
    [InlineData(2, "bogus")]
    [InlineData(2, "subscriptions", "add", "--channel", "general", "--topic", "open-source")]
    [InlineData(2, "subscriptions", "add", "--channel", "console", "--topic", "no-such-topic")]
    [InlineData(2, "sources", "add", "not an address")]
    [InlineData(2, "sources", "import", "missing.opml")]
    [InlineData(2, "topics", "add", "mine", "(unclosed")]
    [InlineData(1, "sources", "remove", "0123456789ab")]
    public async Task Verb_FailsWithOneLineAndItsCode_WhenUsedWrongly(int exitCode, params string[] arguments)
    {
        using var newsbot = new NewsBotProgram(("AzureWebJobsStorage", azurite.NewAccount()));

        var outcome = await newsbot.RunAsync(arguments);

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.NotEmpty(outcome.Errors);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongConnectionString_IsNotRepeated()
    {
        const string Secret = "AccountName=x;AccountKey=c2VjcmV0LXNlY3JldA==;Nonsense";
        using var newsbot = new NewsBotProgram(("AzureWebJobsStorage", Secret));

        var outcome = await newsbot.RunAsync("sources", "list");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("AzureWebJobsStorage", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", outcome.Errors + outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongOption_NamesKeyAndRange()
    {
        using var newsbot = new NewsBotProgram(("AzureWebJobsStorage", azurite.NewAccount()), ("Ingest__MaxConcurrency", "0"));

        var outcome = await newsbot.RunAsync("sources", "list");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("newsbot: Ingest__MaxConcurrency is '0'; allowed: from 1 to 256.", outcome.Errors.Trim());
    }

    [Fact]
    public async Task WithoutNode_OneLineSaysWhatToInstall()
    {
        // The program itself is found by our own PATH.
        using var newsbot = new NewsBotProgram(("PATH", "/nonexistent"));

        var outcome = await newsbot.RunAsync("sources", "list");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("Node.js 20", Assert.Single(outcome.Errors.Trim().Split('\n')), StringComparison.Ordinal);
    }
}
