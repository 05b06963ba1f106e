using System.Diagnostics;
using System.Globalization;
using System.Net;
using NewsBot.Cli.Demo;
using NewsBot.IntegrationTests.Discord;

namespace NewsBot.IntegrationTests.Cli;

/// <summary>A person's whole way: the program as a process, subscribed by a signed interaction, articles, the digest.</summary>
public sealed class DiscordInteractionRunTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_PostsWhatAMemberSubscribedTo_AndTellsNoSecret()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals to send.");
        await using var discord = await StandInDiscord.StartAsync(TimeProvider.System, Cancel);
        await using var site = await SampleSite.StartAsync(TimeProvider.System, Cancel);
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
        await newsbot.RunAsync("sources", "add", site.Sources[0].Url.AbsoluteUri);
        await newsbot.RunAsync("sources", "add", site.Sources[3].Url.AbsoluteUri);

        using var run = newsbot.Start("run", "--verbose", "--urls", "http://127.0.0.1:0");
        var endpoint = await EndpointAsync(run);
        var rest = run.StandardError.ReadToEndAsync(Cancel);
        var ping = await discord.Application.SendAsync(endpoint, StandInApplication.Ping(), Cancel);
        using var forged = await discord.Application.PostAsync(endpoint, StandInApplication.Ping().ToJsonString(), sign: false, Cancel);
        var subscribe = discord.Application.Begin(
            channel, StandInMember.Moderator, StandInApplication.Command("subscribe", null, ("topic", "open-source"), ("schedule", "instant")));
        await discord.Application.SendAsync(endpoint, subscribe, Cancel);
        var preview = discord.Application.Begin(channel, StandInMember.Moderator, StandInApplication.Command("digest preview", null));
        await discord.Application.SendAsync(endpoint, preview, Cancel);
        await UntilAsync(() => channel.Messages.Count > 0 && discord.Application.ReplyTo(preview)?.Message is not null);
        using var kill = Process.Start("kill", ["-TERM", run.Id.ToString(CultureInfo.InvariantCulture)]);
        await NewsBotProgram.WaitAsync(run);

        Assert.Equal(1, ping["type"]?.GetValue<int>());
        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
        Assert.Contains("**Open source**, as it happens", discord.Application.ReplyTo(subscribe)?.Text, StringComparison.Ordinal);
        Assert.NotEmpty(channel.Messages[0].Embeds);
        var log = await rest;
        Assert.DoesNotContain(preview["token"]?.ToString() ?? "", log, StringComparison.Ordinal);
        Assert.DoesNotContain(StandInDiscord.BotToken, log, StringComparison.Ordinal);
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
