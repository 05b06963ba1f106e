using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using NewsBot.Cli.Demo;

namespace NewsBot.IntegrationTests.Cli;

public sealed class RunTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunOnce_StoresEachEntryOnce_AndDigestSendsItOnce()
    {
        await using var site = await SampleSite.StartAsync(TimeProvider.System, Cancel);
        using var newsbot = Program();
        await newsbot.RunAsync(Opml(site), ["sources", "import", "-"]);
        await newsbot.RunAsync("subscriptions", "add", "--channel", "console", "--topic", "gpt-5", "--schedule", "daily");

        var first = await newsbot.RunAsync("run", "--once");
        var second = await newsbot.RunAsync("run", "--once");
        var sent = await newsbot.RunAsync("digest", "send", "--channel", "console");
        var again = await newsbot.RunAsync("digest", "send", "--channel", "console");
        await newsbot.RunAsync("subscriptions", "add", "--channel", "console", "--topic", "regulation", "--schedule", "daily");
        var more = await newsbot.RunAsync("digest", "send", "--channel", "console");

        Assert.Equal([0, 0, 0, 0, 0], new[] { first, second, sent, again, more }.Select(o => o.ExitCode));
        Assert.Contains("119 new articles", first.Errors, StringComparison.Ordinal);
        Assert.Contains("0 sources fetched, 0 new articles", second.Errors, StringComparison.Ordinal);
        Assert.Contains("News digest", sent.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing is owed", again.Errors, StringComparison.Ordinal);
        Assert.Contains("Regulation", more.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task Run_AnswersHealthAndStopsCleanly_WhenInterrupted(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals to send.");
        await using var site = await SampleSite.StartAsync(TimeProvider.System, Cancel);
        using var newsbot = Program();
        await newsbot.RunAsync(Opml(site), ["sources", "import", "-"]);

        using var run = newsbot.Start("run", "--urls", "http://127.0.0.1:0");
        var health = await HealthAddressAsync(run);
        using var http = new HttpClient();
        var report = await http.GetFromJsonAsync<JsonElement>(health, Cancel);
        using var kill = Process.Start("kill", [signal, run.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        var rest = run.StandardError.ReadToEndAsync(Cancel);
        await NewsBotProgram.WaitAsync(run);

        Assert.True(report.GetProperty("storage").GetBoolean());
        Assert.Equal(130, run.ExitCode);
        Assert.DoesNotContain("   at ", await rest, StringComparison.Ordinal);
    }

    /// <summary>What was told in its last seconds was lost: the embedded storage ended before it had written it down.</summary>
    [Fact]
    public async Task Run_LosesNothing_WhenItIsKilledWithItsOwnStorage()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals to send.");
        await using var site = await SampleSite.StartAsync(TimeProvider.System, Cancel);
        using var newsbot = new NewsBotProgram(("Ingest__AllowPrivateNetworks", "true"));
        await newsbot.RunAsync(Opml(site), ["sources", "import", "-"]);

        using var run = newsbot.Start("run", "--urls", "http://127.0.0.1:0");
        await HealthAddressAsync(run);
        var rest = run.StandardError.ReadToEndAsync(Cancel);
        var added = await newsbot.RunAsync("subscriptions", "add", "--channel", "console", "--topic", "gpt-5");
        run.Kill();
        await NewsBotProgram.WaitAsync(run);
        await rest;
        var kept = await newsbot.RunAsync("subscriptions", "list");

        Assert.True(added.ExitCode == 0, added.Errors);
        Assert.Contains("gpt-5", kept.Output, StringComparison.Ordinal);
    }

    private NewsBotProgram Program() =>
        new(("AzureWebJobsStorage", azurite.NewAccount()), ("Ingest__AllowPrivateNetworks", "true"));

    private static string Opml(SampleSite site) =>
        "<opml version=\"2.0\"><body>" + string.Concat(site.Sources.Select(s => $"<outline text=\"\" xmlUrl=\"{s.Url}\"/>")) + "</body></opml>";

    private static async Task<Uri> HealthAddressAsync(Process run)
    {
        while (await run.StandardError.ReadLineAsync(Cancel) is { } line)
        {
            if (line.StartsWith("NewsBot runs; health at ", StringComparison.Ordinal))
            {
                return new Uri(line.Split(' ')[4].TrimEnd('.'));
            }
        }

        throw new InvalidOperationException("The host ended before it said where it answers.");
    }
}
