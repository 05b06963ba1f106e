using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Storage;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Cli;

/// <summary><c>newsbot digest preview</c>, in a terminal and as a page in a real browser.</summary>
public sealed class DigestPreviewTests(AzuriteFixture azurite)
{
    private const string Hostile = "<script>document.title = 'owned'</script> [win](javascript:alert(1)) **now** \u202Egnp.exe";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Preview_IsHeadedWithNow_AndLeavesTheDigestOwed()
    {
        using var newsbot = await StartAsync();
        var before = TimeProvider.System.GetUtcNow();

        var first = await newsbot.RunAsync("digest", "preview", "--channel", "console");
        var second = await newsbot.RunAsync("digest", "preview", "--channel", "console");

        var heading = first.Output.Split('\n')[0].Split(" · ");
        var shown = DateTimeOffset.ParseExact(heading[1], "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        Assert.InRange(shown, before.AddMinutes(-1), TimeProvider.System.GetUtcNow());
        Assert.Equal("2 stories", heading[3].TrimEnd());
        Assert.Contains("2 stories", second.Output, StringComparison.Ordinal);
        Assert.Contains("▁▁▁▁▁▁█ 2 in 7 days", first.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_WritesThePage_ToAFileOrToStandardOutput()
    {
        using var newsbot = await StartAsync();
        var file = Path.Combine(newsbot.Folder, "page.html");

        var written = await newsbot.RunAsync("digest", "preview", "--channel", "console", "--html", file);
        var printed = await newsbot.RunAsync("digest", "preview", "--channel", "console", "--html", "-");
        var json = await newsbot.RunAsync("digest", "preview", "--channel", "console", "--json");

        Assert.Equal((0, ""), (written.ExitCode, written.Output));
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(file, Cancel), StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", printed.Output, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", printed.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal(2, document.RootElement.GetProperty("sections")[0].GetProperty("stories").GetArrayLength());
    }

    [Fact]
    public async Task Preview_SaysWhyInALine_WhenTheFileCannotBeWritten()
    {
        using var newsbot = await StartAsync();

        var outcome = await newsbot.RunAsync("digest", "preview", "--channel", "console", "--html", Path.Combine("no", "such", "folder", "page.html"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Single(outcome.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Page_ShowsTheDigest_InARealBrowser()
    {
        var browser = FindBrowser();
        Assert.SkipWhen(browser is null, "No Chromium is installed.");
        using var newsbot = await StartAsync();
        var file = Path.Combine(newsbot.Folder, "page.html");
        await newsbot.RunAsync("digest", "preview", "--channel", "console", "--html", file);

        var (page, log) = await OpenAsync(browser, file, newsbot.Folder);

        // Its style is the one that its policy allows, and nothing was tried that it forbids.
        Assert.DoesNotContain("Content Security Policy", log, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<title>News digest · console</title>", page, StringComparison.Ordinal);
        Assert.Contains("Open source · 2</h3>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://site.example/1\"", page, StringComparison.Ordinal);
        Assert.Contains(">Lab opens its weights</a></strong>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;document.title = 'owned'&lt;/script&gt; [win](javascript:alert(1)) **now** gnp.exe", page.Replace("&#39;", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(">Why these?</button>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<(string Page, string Log)> OpenAsync(string browser, string file, string folder)
    {
        var info = new ProcessStartInfo(browser, [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--enable-logging=stderr",
            "--user-data-dir=" + Path.Combine(folder, "browser"), "--dump-dom", new Uri(file).AbsoluteUri])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using var process = Process.Start(info) ?? throw new InvalidOperationException("The browser could not be started.");
        var page = process.StandardOutput.ReadToEndAsync(Cancel);
        var log = process.StandardError.ReadToEndAsync(Cancel);
        await NewsBotProgram.WaitAsync(process);
        return (await page, await log);
    }

    private static string? FindBrowser() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>A bot whose console is owed two stories.</summary>
    private async Task<NewsBotProgram> StartAsync()
    {
        var account = azurite.NewAccount();
        var storage = new StorageAccount(new StorageOptions { ConnectionString = account });
        await storage.EnsureCreatedAsync(Cancel);
        var now = TimeProvider.System.GetUtcNow();
        await new TagStore(storage, TimeProvider.System).WriteAsync([Tag(1, "Lab opens its weights", now), Tag(2, Hostile, now)], Cancel);
        var newsbot = new NewsBotProgram(("AzureWebJobsStorage", account));
        var added = await newsbot.RunAsync("subscriptions", "add", "--channel", "console", "--topic", "open-source", "--timezone", "Etc/UTC");
        Assert.Equal(0, added.ExitCode);
        return newsbot;
    }

    private static Tag Tag(int number, string title, DateTimeOffset now) => new()
    {
        Topic = new TopicId("open-source"),
        Article = ArticleId.OfEntry("s", title),
        FirstSeen = now.AddMinutes(-5),
        Published = now.AddMinutes(-5),
        Score = 0.9,
        Title = title,
        Link = $"https://site.example/{number}",
        Summary = "",
        SourceId = "s",
        SourceTitle = "Site",
        Language = "en",
    };
}
