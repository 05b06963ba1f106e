using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NewsBot.IntegrationTests.Sources;

namespace NewsBot.IntegrationTests.Cli;

public sealed class SourcesTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private WatchedSite site = null!;
    private NewsBotProgram newsbot = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await WatchedSite.StartAsync(Cancel);
        newsbot = new NewsBotProgram(("AzureWebJobsStorage", azurite.NewAccount()), ("Ingest__AllowPrivateNetworks", "true"));
    }

    public ValueTask DisposeAsync()
    {
        newsbot.Dispose();
        return site.DisposeAsync();
    }

    [Fact]
    public async Task Add_TakesItsLookForTheFirstFetch()
    {
        site.Serve("/feed.xml", "a", "b");

        var added = await newsbot.RunAsync("sources", "add", site.At("/feed.xml"));
        var run = await newsbot.RunAsync("run", "--once");

        Assert.Equal((0, 0), (added.ExitCode, run.ExitCode));
        Assert.Contains("2 entries", added.Output, StringComparison.Ordinal);
        Assert.Contains("2 tags", run.Errors, StringComparison.Ordinal);
        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task Add_FindsTheFeedOfAPage()
    {
        site.Serve("/feed.xml", "a");
        Page("/", "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"feed.xml\">");

        var added = await newsbot.RunAsync("sources", "add", site.At("/"));

        Assert.Equal(0, added.ExitCode);
        Assert.Equal([site.At("/feed.xml")], (await ListAsync()).Select(s => s.GetProperty("url").GetString()));
    }

    [Fact]
    public async Task Add_FindsTheFeedOfAPageThatNamesNone_AtTheUsualPaths()
    {
        site.Serve("/feed", "a");
        Page("/", "<title>No word of a feed</title>");

        var added = await newsbot.RunAsync("sources", "add", site.At("/"));

        Assert.Equal(0, added.ExitCode);
        Assert.Equal([site.At("/feed")], (await ListAsync()).Select(s => s.GetProperty("url").GetString()));
    }

    [Fact]
    public async Task Add_NamesTheChoice_WhereAPageHasSeveralFeeds()
    {
        Page("/", "<link rel=alternate type=application/rss+xml title=News href=/news.xml><link rel=alternate type=application/atom+xml title=Sport href=/sport.xml>");

        var added = await newsbot.RunAsync("sources", "add", site.At("/"));

        Assert.Equal(2, added.ExitCode);
        Assert.Contains($"newsbot sources add {site.At("/news.xml")}  (News)", added.Errors, StringComparison.Ordinal);
        Assert.Contains($"newsbot sources add {site.At("/sport.xml")}  (Sport)", added.Errors, StringComparison.Ordinal);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Add_WatchesAFeedThatIsAwayJustNow()
    {
        site.Answer("/feed.xml", StatusCodes.Status503ServiceUnavailable);

        var added = await newsbot.RunAsync("sources", "add", site.At("/feed.xml"));

        Assert.Equal(0, added.ExitCode);
        Assert.Contains("503", added.Errors, StringComparison.Ordinal);
        Assert.Single(await ListAsync());
    }

    [Theory]
    [InlineData("http://127.0.0.1/feed.xml")]
    [InlineData("http://2130706433/feed.xml")]
    [InlineData("http://169.254.169.254/latest")]
    public async Task Add_RefusesAPrivateAddress_UnlessItIsAllowed(string url)
    {
        using var strict = new NewsBotProgram(("AzureWebJobsStorage", azurite.NewAccount()));

        var added = await strict.RunAsync("sources", "add", url);

        Assert.Equal(2, added.ExitCode);
        Assert.Contains("not a public address", added.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ShowsWhatAListWouldGive_AndStoresNothing()
    {
        Page("/news", "<ul class=news><li><a href=/n/1>First</a><time datetime=2026-11-24T08:00Z></time></li><li><a href=/n/2>Second</a></li></ul>");

        var check = await newsbot.RunAsync("sources", "check", site.At("/news"), "--kind", "page", "--item", ".news li", "--json");

        using var json = JsonDocument.Parse(check.Output);
        Assert.Equal(
            [("First", site.At("/n/1")), ("Second", site.At("/n/2"))],
            json.RootElement[0].GetProperty("entries").EnumerateArray().Select(e => (e.GetProperty("title").GetString(), e.GetProperty("link").GetString())));
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task AddedList_IsFetchedByItsForm_AndSurvivesExportAndImport()
    {
        site.Answer("/hot.json", context => context.Response.WriteAsJsonAsync(new { data = new { list = new[] { new { title = "开源模型发布", url = "/hot/1" } } } }));
        string[] form = ["--kind", "json", "--item", "data.list", "--item-title", "title", "--item-link", "url"];
        var added = await newsbot.RunAsync("", ["sources", "add", site.At("/hot.json"), .. form, "--title", "热榜", "--category", "中文/热榜", "--full-text"]);
        var exported = await newsbot.RunAsync("sources", "export");
        var before = (await ListAsync()).Single();
        await newsbot.RunAsync("sources", "remove", before.GetProperty("id").GetString() ?? "");

        var imported = await newsbot.RunAsync(exported.Output, ["sources", "import", "-"]);

        var after = (await ListAsync()).Single();
        Assert.Equal((0, 0), (added.ExitCode, imported.ExitCode));
        foreach (var member in new[] { "id", "url", "title", "category", "form", "fullText" })
        {
            Assert.Equal(before.GetProperty(member).ToString(), after.GetProperty(member).ToString());
        }
    }

    [Fact]
    public async Task Trouble_IsToldToTheConsole_Once()
    {
        site.Answer("/feed.xml", StatusCodes.Status410Gone);
        await newsbot.RunAsync("sources", "add", site.At("/feed.xml"), "--unchecked", "--title", "Old news");

        var first = await newsbot.RunAsync("run", "--once");
        var second = await newsbot.RunAsync("run", "--once");

        Assert.Contains("Old news is not asked again: 127.0.0.1 answered 410", first.Output, StringComparison.Ordinal);
        Assert.Equal("", second.Output);
    }

    private void Page(string path, string html) => site.Answer(path, context =>
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"<!doctype html><html><head>{html}</head><body></body></html>", Cancel);
    });

    private async Task<IReadOnlyList<JsonElement>> ListAsync()
    {
        var list = await newsbot.RunAsync("sources", "list", "--json");
        return [.. JsonDocument.Parse(list.Output).RootElement.EnumerateArray()];
    }
}
