using System.Text.Json;

namespace NewsBot.IntegrationTests.Cli;

/// <summary><c>newsbot subscriptions</c> as a person has it.</summary>
public sealed class SubscriptionsTests(AzuriteFixture azurite)
{
    private const string Channel = "123456789012345678";

    [Fact]
    public async Task List_ShowsAllThatWasAskedFor()
    {
        using var newsbot = Start();
        await RunAsync(newsbot, "sources", "add", "https://feeds.example.org/all.xml", "--title", "Example News", "--unchecked");
        await RunAsync(
            newsbot,
            "subscriptions", "add", "--channel", Channel, "--topic", "gpt-5", "--time", "08:30", "--timezone", "Asia/Kolkata", "--weekdays", "mon-wed,fri",
            "--language", "en", "--language", "zh-TW", "--min-score", "0.7", "--source", "example news", "--source", "example.org",
            "--not-source", "spam.example.org", "--word", "model OR 模型", "--not-word", "\"press release\"", "--max", "5",
            "--mention-role", "223456789012345678", "--headings", "zh-Hans");
        await RunAsync(newsbot, "subscriptions", "add", "--channel", Channel, "--topic", "open-source", "--schedule", "instant");
        await RunAsync(newsbot, "subscriptions", "quiet", "--channel", Channel, "22:00-07:00");
        await RunAsync(newsbot, "subscriptions", "set", "--channel", Channel, "--empty", "on");

        var lines = (await RunAsync(newsbot, "subscriptions", "list")).TrimEnd().Split('\n').Select(l => l.TrimEnd()).ToArray();
        var json = await RunAsync(newsbot, "subscriptions", "list", "--json");

        Assert.Equal($"{Channel}  Asia/Kolkata · headings zh-Hans · quiet 22:00-07:00 · empty digests told", lines[0]);
        Assert.Matches(@"^  gpt-5 +daily at 08:30 on Mon, Tue, Wed, Fri, next \d{4}-\d\d-\d\d 08:30 Asia/Kolkata$", lines[1]);
        Assert.Equal(
            "in en, zh-Hant · score from 0.7 · from Example News, example.org · not from spam.example.org · with model OR 模型 "
            + "· without \"press release\" · at most 5 stories · mentions role 223456789012345678",
            lines[2].Trim());
        Assert.Matches("^  open-source +instant$", lines[3]);
        using var document = JsonDocument.Parse(json);
        var subscription = document.RootElement[0].GetProperty("subscriptions")[0];
        Assert.Equal(["Mon", "Tue", "Wed", "Fri"], subscription.GetProperty("weekdays").EnumerateArray().Select(d => d.GetString()));
        Assert.Equal(0.7, subscription.GetProperty("minScore").GetDouble());
    }

    [Fact]
    public async Task ChannelsZone_GoesForItsSubscriptions_WhenTheyHaveNoneOfTheirOwn()
    {
        using var newsbot = Start();
        await RunAsync(newsbot, "subscriptions", "add", "--channel", Channel, "--topic", "gpt-5", "--time", "09:00");
        await RunAsync(newsbot, "subscriptions", "set", "--channel", Channel, "--timezone", "Australia/Lord_Howe");

        var added = await RunAsync(newsbot, "subscriptions", "add", "--channel", Channel, "--topic", "regulation", "--time", "10:00");

        Assert.EndsWith("10:00 Australia/Lord_Howe.", added.TrimEnd(), StringComparison.Ordinal);
        Assert.Matches("gpt-5 +daily at 09:00, next .* 09:00 Australia/Lord_Howe", await RunAsync(newsbot, "subscriptions", "list"));
    }

    [Fact]
    public async Task PauseAndResume_SayWhatIsSkipped()
    {
        using var newsbot = Start();
        await RunAsync(newsbot, "subscriptions", "add", "--channel", Channel, "--topic", "gpt-5");

        var notPaused = await RunAsync(newsbot, "subscriptions", "resume", "--channel", Channel);
        var paused = await RunAsync(newsbot, "subscriptions", "pause", "--channel", Channel);
        var added = await RunAsync(newsbot, "subscriptions", "add", "--channel", Channel, "--topic", "regulation");
        var resumed = await RunAsync(newsbot, "subscriptions", "resume", "--channel", Channel);

        Assert.Contains("nothing is skipped", notPaused, StringComparison.Ordinal);
        Assert.Contains("what comes meanwhile is skipped", paused, StringComparison.Ordinal);
        Assert.Contains("gets nothing until", added, StringComparison.Ordinal);
        Assert.Contains("what came meanwhile is skipped", resumed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WebhooksAddress_IsShownInPart()
    {
        using var newsbot = Start();
        await newsbot.RunAsync(
            "https://discord.com/api/webhooks/165511591545143296/secret-token", ["subscriptions", "add", "--channel", "webhook:news", "--topic", "gpt-5"]);

        var list = await RunAsync(newsbot, "subscriptions", "list");
        var json = await RunAsync(newsbot, "subscriptions", "list", "--json");

        Assert.Contains("webhooks/165511591545143296/***", list, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", list + json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--weekdays is 'funday'; allowed: days such as mon,wed,fri or mon-fri.", "--weekdays", "funday")]
    [InlineData("--weekdays does not go with weekly", "--schedule", "weekly", "--weekdays", "mon")]
    [InlineData("--weekday goes with --schedule weekly alone", "--weekday", "monday")]
    [InlineData("--time is '25:00'; allowed: 00:00 to 23:59.", "--time", "25:00")]
    [InlineData("--timezone is 'Berlin'; allowed: IANA names, such as Europe/Berlin.", "--timezone", "Berlin")]
    [InlineData("--language is 'english'; allowed: en, zh", "--language", "english")]
    [InlineData("--min-score is '1.5'; allowed: 0 to 1.", "--min-score", "1.5")]
    [InlineData("--max is '0'; allowed: 1 to 100.", "--max", "0")]
    [InlineData("--mention-role is 'everyone'; allowed: a Discord role's id", "--mention-role", "everyone")]
    [InlineData("--word is '(robot'. At character 1 of the query", "--word", "(robot")]
    [InlineData("--source is 'No Such Source'; allowed: an id or title", "--source", "No Such Source")]
    public async Task Add_NamesOptionValueAndWhatIsAllowed_WhenOneIsWrong(string expected, params string[] options)
    {
        using var newsbot = Start();

        var outcome = await newsbot.RunAsync(["subscriptions", "add", "--channel", Channel, "--topic", "gpt-5", .. options]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(expected, outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("allowed: two different times such as 22:00-07:00, or off", "quiet", "--channel", Channel, "22-7")]
    [InlineData("allowed: --timezone, --headings, --empty", "set", "--channel", Channel)]
    public async Task Verb_SaysWhatIsAllowed_WhenUsedWrongly(string expected, params string[] arguments)
    {
        using var newsbot = Start();

        var outcome = await newsbot.RunAsync(["subscriptions", .. arguments]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(expected, outcome.Errors, StringComparison.Ordinal);
    }

    private NewsBotProgram Start() => new(("AzureWebJobsStorage", azurite.NewAccount()));

    private static async Task<string> RunAsync(NewsBotProgram newsbot, params string[] arguments)
    {
        var outcome = await newsbot.RunAsync(arguments);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return outcome.Output;
    }
}
