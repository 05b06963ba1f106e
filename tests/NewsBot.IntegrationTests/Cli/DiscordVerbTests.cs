using System.Text.Json;
using System.Text.Json.Nodes;
using NewsBot.IntegrationTests.Discord;

namespace NewsBot.IntegrationTests.Cli;

/// <summary>Setting the application up, as its operator does it.</summary>
public sealed class DiscordVerbTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Register_SendsTheCommandsOnlyWhenDiscordHasOthers()
    {
        await using var discord = await StandInDiscord.StartAsync(TimeProvider.System, Cancel);
        using var newsbot = Program(discord);

        var first = await newsbot.RunAsync("discord", "register");
        var second = await newsbot.RunAsync("discord", "register");
        discord.Application.Commands.Single(c => c?["name"]?.ToString() == "help")?["description"] = "Another";
        discord.Application.Commands.Single(c => c?["name"]?.ToString() == "pause")?["name"] = "old";
        var third = await newsbot.RunAsync("discord", "register", "--json");

        Assert.Equal([0, 0, 0], [first.ExitCode, second.ExitCode, third.ExitCode]);
        Assert.Contains("added    /subscribe", first.Output, StringComparison.Ordinal);
        Assert.Equal("Nothing to change.", second.Errors.Trim());
        using var changes = JsonDocument.Parse(third.Output);
        Assert.Equal("""["pause"]""", changes.RootElement.GetProperty("added").GetRawText().Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings(""));
        Assert.Equal("help", changes.RootElement.GetProperty("changed")[0].GetString());
        Assert.Equal("old", changes.RootElement.GetProperty("removed")[0].GetString());
        Assert.Equal(2, discord.Requests.Count(r => r.StartsWith("PUT", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Register_SaysWhatToMend_WhenTheTokenIsRefused()
    {
        await using var discord = await StandInDiscord.StartAsync(TimeProvider.System, Cancel);
        using var newsbot = Program(discord, token: "MTAw.wrong.token");

        var register = await newsbot.RunAsync("discord", "register");

        Assert.Equal(1, register.ExitCode);
        Assert.StartsWith("newsbot: Discord refuses Discord__BotToken (401)", register.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("MTAw", register.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("register", "Discord__ApplicationId is not set")]
    [InlineData("invite", "Discord__ApplicationId is not set")]
    public async Task Verb_NamesTheKey_WhenItIsMissing(string verb, string expected)
    {
        // No storage, and no Azurite that could be started: none is needed.
        using var newsbot = new NewsBotProgram(("PATH", "/nonexistent"), ("Discord__BotToken", StandInDiscord.BotToken));

        var outcome = await newsbot.RunAsync("discord", verb);

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("newsbot: " + expected, outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_AsksForTheLeastPermissions()
    {
        await using var discord = await StandInDiscord.StartAsync(TimeProvider.System, Cancel);
        using var newsbot = Program(discord);

        var invite = await newsbot.RunAsync("discord", "invite");

        // View Channel, Send Messages, Embed Links, Read Message History, Send Messages in Threads.
        Assert.Equal(
            $"https://discord.com/oauth2/authorize?client_id={discord.Application.Id}&scope=bot%20applications.commands&permissions={(1UL << 10) + (1 << 11) + (1 << 14) + (1 << 16) + (1UL << 38)}",
            invite.Output.Trim());
    }

    [Fact]
    public async Task Doctor_IsContent_WhenAllIsSetUp()
    {
        await using var discord = await StandInDiscord.StartAsync(TimeProvider.System, Cancel);
        using var newsbot = Program(discord);
        discord.Application.Endpoint = new Uri("https://news.example/api/discord/interactions");
        await newsbot.RunAsync("discord", "register");

        var levels = await DoctorAsync(newsbot);

        Assert.Equal(
            ["ok", "ok", "ok", "ok", "ok"],
            new[] { "discord", "application", "public key", "endpoint", "commands" }.Select(what => levels[what].Level));
    }

    [Fact]
    public async Task Doctor_SaysHowToMend_WhenNothingIsSetUp()
    {
        await using var discord = await StandInDiscord.StartAsync(TimeProvider.System, Cancel);
        using var bare = new NewsBotProgram(
            ("AzureWebJobsStorage", azurite.NewAccount()),
            ("Discord__ApiBaseUrl", discord.ApiBaseUrl),
            ("Discord__BotToken", StandInDiscord.BotToken),
            ("Discord__ApplicationId", discord.Application.Id));

        var levels = await DoctorAsync(bare);

        Assert.Contains($"set it to {discord.Application.PublicKey}", levels["public key"].Line, StringComparison.Ordinal);
        Assert.Contains("Interactions Endpoint URL", levels["endpoint"].Line, StringComparison.Ordinal);
        Assert.Contains("newsbot discord register", levels["commands"].Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_Fails_WhenTheKeyIsAnothers()
    {
        await using var discord = await StandInDiscord.StartAsync(TimeProvider.System, Cancel);
        using var newsbot = new NewsBotProgram(
            ("AzureWebJobsStorage", azurite.NewAccount()),
            ("Discord__ApiBaseUrl", discord.ApiBaseUrl),
            ("Discord__BotToken", StandInDiscord.BotToken),
            ("Discord__PublicKey", new string('a', 64)));

        Assert.Equal("failed", (await DoctorAsync(newsbot))["public key"].Level);
    }

    private NewsBotProgram Program(StandInDiscord discord, string token = StandInDiscord.BotToken) => new(
        ("AzureWebJobsStorage", azurite.NewAccount()),
        ("Discord__ApiBaseUrl", discord.ApiBaseUrl),
        ("Discord__BotToken", token),
        ("Discord__ApplicationId", discord.Application.Id),
        ("Discord__PublicKey", discord.Application.PublicKey));

    private static async Task<Dictionary<string, (string Level, string Line)>> DoctorAsync(NewsBotProgram newsbot)
    {
        var doctor = await newsbot.RunAsync("doctor", "--json");
        return JsonNode.Parse(doctor.Output)?.AsArray().ToDictionary(
            f => f?["what"]?.ToString() ?? "", f => (f?["level"]?.ToString() ?? "", f?["line"]?.ToString() ?? "")) ?? [];
    }
}
