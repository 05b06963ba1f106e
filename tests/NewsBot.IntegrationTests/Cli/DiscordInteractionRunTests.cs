using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using NewsBot.IntegrationTests.Discord;
using NewsBot.IntegrationTests.Sources;

namespace NewsBot.IntegrationTests.Cli;

/// <summary>A person's whole way: the program as a process, subscribed by a signed interaction, articles, the digest.</summary>
public sealed class DiscordInteractionRunTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_PostsWhatAMemberSubscribedToOnce_OverARestart_AndTellsNoSecret()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals to send.");
        await using var discord = await StandInDiscord.StartAsync(TimeProvider.System, Cancel);
        await using var site = await WatchedSite.StartAsync(Cancel);
        site.Serve("/feed", "lighthouse");
        var channel = discord.AddChannel();
        using var newsbot = new NewsBotProgram(
            ("AzureWebJobsStorage", azurite.NewAccount()),
            ("Ingest__AllowPrivateNetworks", "true"),
            ("Ingest__Schedule", "* * * * * *"),
            ("Digest__Schedule", "* * * * * *"),
            ("Discord__ApiBaseUrl", discord.ApiBaseUrl),
            ("Discord__BotToken", StandInDiscord.BotToken),
            ("Discord__ApplicationId", discord.Application.Id),
            ("Discord__PublicKey", discord.Application.PublicKey));
        var added = await newsbot.RunAsync("sources", "add", site.At("/feed"));
        Assert.True(added.ExitCode == 0, added.Errors);
        JsonObject preview = [];

        // A person comes, subscribes, looks, and gets what there is.
        var log = await RunAsync(newsbot, "TERM", async endpoint =>
        {
            var ping = await discord.Application.SendAsync(endpoint, StandInApplication.Ping(), Cancel);
            Assert.Equal(1, ping["type"]?.GetValue<int>());
            using var forged = await discord.Application.PostAsync(endpoint, StandInApplication.Ping().ToJsonString(), sign: false, Cancel);
            Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
            Assert.Contains("**Open source**, as it happens", await AskAsync("subscribe", endpoint, ("topic", "open-source"), ("schedule", "instant")), StringComparison.Ordinal);
            Assert.Contains("Open source", await AskAsync("subscriptions", endpoint), StringComparison.Ordinal);
            preview = Begin("digest preview");
            await discord.Application.SendAsync(endpoint, preview, Cancel);
            await UntilAsync(() => Told("lighthouse") > 0 && discord.Application.ReplyTo(preview)?.Message is not null);
        });

        // The process is another one now, which is asked again, finds one thing more, and is killed.
        site.Serve("/feed", "lighthouse", "harbour");
        var enabled = await newsbot.RunAsync("sources", "enable", site.At("/feed"));
        Assert.True(enabled.ExitCode == 0, enabled.Errors);
        log += await RunAsync(newsbot, "KILL", async endpoint =>
        {
            await UntilAsync(() => Told("harbour") > 0);
            Assert.Contains("Open source", await AskAsync("subscriptions", endpoint), StringComparison.Ordinal);
            Assert.Contains("no longer", await AskAsync("unsubscribe", endpoint, ("topic", "open-source")), StringComparison.OrdinalIgnoreCase);
        });
        await newsbot.RunAsync("run", "--once");

        Assert.Equal((1, 1), (Told("lighthouse"), Told("harbour")));
        Assert.Equal(2, channel.Messages.Count);
        Assert.All(channel.Messages, m => Assert.Empty(m.Pings));
        Assert.DoesNotContain(preview["token"]?.ToString() ?? "", log, StringComparison.Ordinal);
        Assert.DoesNotContain(StandInDiscord.BotToken, log, StringComparison.Ordinal);

        JsonObject Begin(string command, params (string, JsonNode)[] options) =>
            discord.Application.Begin(channel, StandInMember.Moderator, StandInApplication.Command(command, null, options));

        async Task<string> AskAsync(string command, Uri endpoint, params (string, JsonNode)[] options)
        {
            var interaction = Begin(command, options);
            await discord.Application.SendAsync(endpoint, interaction, Cancel);
            return discord.Application.ReplyTo(interaction)?.Text ?? "";
        }

        int Told(string what) => channel.Messages.Count(m => m.Embeds[0]?["description"]?.ToString().Contains("Open-source " + what, StringComparison.Ordinal) == true);
    }

    /// <summary>The host, until what is to be done with it is done and the signal ends it; gives its log.</summary>
    private static async Task<string> RunAsync(NewsBotProgram newsbot, string signal, Func<Uri, Task> doing)
    {
        using var run = newsbot.Start("run", "--verbose", "--urls", "http://127.0.0.1:0");
        try
        {
            var endpoint = await EndpointAsync(run);
            var rest = run.StandardError.ReadToEndAsync(Cancel);
            await doing(endpoint);
            using var kill = Process.Start("kill", ["-" + signal, run.Id.ToString(CultureInfo.InvariantCulture)]);
            await NewsBotProgram.WaitAsync(run);
            return await rest;
        }
        finally
        {
            if (!run.HasExited)
            {
                run.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task<Uri> EndpointAsync(Process run)
    {
        while (await run.StandardError.ReadLineAsync(Cancel) is { } line)
        {
            if (line.StartsWith("NewsBot runs; health at ", StringComparison.Ordinal))
            {
                return new Uri(new Uri(line.Split(' ')[4].TrimEnd('.')), "discord/interactions");
            }
        }

        throw new InvalidOperationException("The host ended before it said where it answers.");
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (!holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }
}
