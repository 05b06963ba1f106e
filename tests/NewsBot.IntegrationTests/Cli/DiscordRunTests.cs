using NewsBot.Cli.Demo;
using NewsBot.IntegrationTests.Discord;

namespace NewsBot.IntegrationTests.Cli;

/// <summary>From the feed to the channel: the program as a process, Azurite, sample sites and the strict stand-in.</summary>
public sealed class DiscordRunTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunOnce_PostsToBotChannelAndWebhookOnce_AndTellsNoSecret()
    {
        await using var discord = await StandInDiscord.StartAsync(TimeProvider.System, Cancel);
        await using var site = await SampleSite.StartAsync(TimeProvider.System, Cancel);
        var (byBot, byWebhook) = (discord.AddChannel(), discord.AddChannel());
        var address = discord.AddWebhook(byWebhook);
        using var newsbot = new NewsBotProgram(
            ("AzureWebJobsStorage", azurite.NewAccount()),
            ("Ingest__AllowPrivateNetworks", "true"),
            ("Discord__ApiBaseUrl", discord.ApiBaseUrl),
            ("Discord__BotToken", StandInDiscord.BotToken));
        var outcomes = new List<NewsBotProgram.Outcome>
        {
            await newsbot.RunAsync(
                "<opml><body>" + string.Concat(site.Sources.Select(s => $"<outline xmlUrl=\"{s.Url}\"/>")) + "</body></opml>",
                ["sources", "import", "-"]),
            await newsbot.RunAsync("subscriptions", "add", "--channel", byBot.Id, "--topic", "gpt-5", "--schedule", "instant"),
            await newsbot.RunAsync(
                address + "\n", ["subscriptions", "add", "--channel", "webhook:news", "--topic", "open-source", "--schedule", "instant"]),
            await newsbot.RunAsync("run", "--once", "--verbose"),
            await newsbot.RunAsync("run", "--once", "--verbose"),
            await newsbot.RunAsync("subscriptions", "list", "--json"),
            await newsbot.RunAsync("doctor"),
        };

        Assert.All(outcomes, o => Assert.Equal(0, o.ExitCode));
        Assert.NotEmpty(byBot.Messages);
        Assert.NotEmpty(byWebhook.Messages);
        foreach (var channel in new[] { byBot, byWebhook })
        {
            var descriptions = channel.Messages.SelectMany(m => m.Embeds).Select(e => (string?)e?["description"]).ToList();
            Assert.Equal(descriptions.Count, descriptions.Distinct().Count());
            Assert.All(channel.Messages, m => Assert.Empty(m.Pings));
        }

        Assert.Equal(byBot.Messages.Count + byWebhook.Messages.Count, discord.Requests.Count(r => r.StartsWith("POST", StringComparison.Ordinal)));
        Assert.All(outcomes, o =>
        {
            Assert.DoesNotContain(StandInDiscord.BotToken, o.Output + o.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain(address.Split('/')[^1], o.Output + o.Errors, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task RunOnce_SwitchesTheChannelOffAndServesTheOther_WhenOneIsGone()
    {
        await using var discord = await StandInDiscord.StartAsync(TimeProvider.System, Cancel);
        await using var site = await SampleSite.StartAsync(TimeProvider.System, Cancel);
        var (gone, well) = (discord.AddChannel(), discord.AddChannel());
        using var newsbot = new NewsBotProgram(
            ("AzureWebJobsStorage", azurite.NewAccount()),
            ("Ingest__AllowPrivateNetworks", "true"),
            ("Discord__ApiBaseUrl", discord.ApiBaseUrl),
            ("Discord__BotToken", StandInDiscord.BotToken));
        await newsbot.RunAsync("sources", "add", site.Sources[0].Url.AbsoluteUri);
        await newsbot.RunAsync("sources", "add", site.Sources[3].Url.AbsoluteUri);
        foreach (var channel in new[] { gone, well })
        {
            await newsbot.RunAsync("subscriptions", "add", "--channel", channel.Id, "--topic", "open-source", "--schedule", "instant");
        }

        gone.IsDeleted = true;
        await newsbot.RunAsync("run", "--once");
        var list = await newsbot.RunAsync("subscriptions", "list");
        var doctor = await newsbot.RunAsync("doctor");

        Assert.NotEmpty(well.Messages);
        Assert.Contains(gone.Id + "  switched off", list.Output, StringComparison.Ordinal);
        Assert.Contains("subscriptions resume --channel " + gone.Id, doctor.Output, StringComparison.Ordinal);
    }
}
