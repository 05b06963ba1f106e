using System.Net;
using NewsBot.Chat;
using NewsBot.Chat.Discord;
using NewsBot.IntegrationTests.Discord;
using NewsBot.Subscriptions;

namespace NewsBot.IntegrationTests.Chat;

/// <summary>What every transport to Discord channels must do, whose nonces are remembered and whose history can be read.</summary>
public abstract class DiscordBotContract : ChatContract
{
    private ChatHost host = null!; // Set by InitializeAsync.

    protected override bool HasMemory => true;

    protected override IChat Chat => host[ChannelKind.Discord];

    protected override ChannelId Target => new(ChannelKind.Discord, Channel.Id);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        host = Host(StandInDiscord.BotToken);
    }

    public override async ValueTask DisposeAsync()
    {
        host.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The chats with this transport among them.</summary>
    internal abstract ChatHost Host(string? token);

    [Fact]
    public async Task PostAsync_StandsTwice_WhenRepeatedAfterDiscordForgotTheNonce()
    {
        await Chat.PostAsync(Target, Part(), Cancel);
        var part = Part();
        Clock.Advance(TimeSpan.FromMinutes(30));

        await Chat.PostAsync(Target, part, Cancel);

        // Why FindAsync is there.
        Assert.Equal(2, Channel.Messages.Count);
    }

    [Fact]
    public async Task FindAsync_FindsThePart_WhenItStandsAmongManyOthers()
    {
        var part = Part();
        Discord.Limits.PerWindow = 1_000;
        Discord.Limits.GlobalPerSecond = 1_000;
        Discord.Say(Channel, 150);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Chat.PostAsync(Target, part, Cancel);
        Discord.Say(Channel, 120);
        Clock.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(PostedCheck.Found, await Chat.FindAsync(Target, part, Cancel));
        Assert.Equal(PostedCheck.NotFound, await Chat.FindAsync(Target, Part(1), Cancel));
    }

    [Fact]
    public async Task FindAsync_FindsNothing_WhenTheChannelWasNeverSpokenIn()
    {
        Assert.Equal(PostedCheck.NotFound, await Chat.FindAsync(Target, Part(), Cancel));
    }

    [Fact]
    public async Task FindAsync_FindsNothing_WhenNothingWasSaidSince()
    {
        Discord.Say(Channel, 3);
        Clock.Advance(TimeSpan.FromHours(1));
        var part = Part();

        Assert.Equal(PostedCheck.NotFound, await Chat.FindAsync(Target, part, Cancel));
    }

    [Fact]
    public async Task FindAsync_DoesNotKnow_WhenTheHistoryMayNotBeRead()
    {
        var part = Part();
        await Chat.PostAsync(Target, part, Cancel);
        Channel.CanReadHistory = false;

        Assert.Equal(PostedCheck.Unknown, await Chat.FindAsync(Target, part, Cancel));
    }

    [Fact]
    public async Task FindAsync_DoesNotKnow_WhenTheChannelMayNotBeSeen()
    {
        Channel.CanView = false;

        Assert.Equal(PostedCheck.Unknown, await Chat.FindAsync(Target, Part(), Cancel));
    }

    [Fact]
    public async Task FindAsync_TellsToComeLater_WhenDiscordFails()
    {
        Discord.FailNext(new Fault.Status(502));

        Assert.Equal(PostedCheck.Later, await Chat.FindAsync(Target, Part(), Cancel));
    }

    [Fact]
    public async Task PostAsync_SendsNothingMoreAndSaysSoOnce_WhenTheTokenIsRefused()
    {
        using var refused = Host("no-longer-valid");
        var chat = refused[ChannelKind.Discord];

        for (var i = 0; i < 3; i++)
        {
            Assert.IsType<PostResult.Unauthorized>(await chat.PostAsync(Target, Part(i), Cancel));
        }

        Assert.Equal(PostedCheck.Later, await chat.FindAsync(Target, Part(), Cancel));
        Assert.Single(Discord.Requests);
        Assert.Single(refused.Log.Lines, l => l.StartsWith("Critical", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PostAsync_SendsAgain_WhenTheTokenIsMended()
    {
        using var mended = Host("no-longer-valid");
        await mended[ChannelKind.Discord].PostAsync(Target, Part(), Cancel);

        mended.Configuration["Discord:BotToken"] = StandInDiscord.BotToken;
        mended.Configuration.Reload();

        Assert.IsType<PostResult.Posted>(await mended[ChannelKind.Discord].PostAsync(Target, Part(), Cancel));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task PostAsync_NamesTheKeyWithoutSending_WhenThereIsNoToken(string? token)
    {
        using var without = Host(token);

        var result = Assert.IsType<PostResult.Unauthorized>(await without[ChannelKind.Discord].PostAsync(Target, Part(), Cancel));

        Assert.IsType<PostResult.Unauthorized>(await without[ChannelKind.Discord].PostAsync(Target, Part(1), Cancel));

        Assert.Contains("Discord__BotToken", result.Reason, StringComparison.Ordinal);
        Assert.Empty(Discord.Requests);
        Assert.Single(without.Log.Lines, l => l.StartsWith("Critical", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PostAsync_SaysTheChannelIsGone_WhenItWasDeleted()
    {
        Channel.IsDeleted = true;

        var gone = Assert.IsType<PostResult.ChannelGone>(await Chat.PostAsync(Target, Part(), Cancel));

        Assert.Equal("Discord answered 404 (code 10003): Unknown Channel", gone.Reason);
    }

    [Fact]
    public async Task PostAsync_SaysTheChannelIsGone_WhenAccessWasTaken()
    {
        Channel.CanView = false;

        Assert.Contains("50001", Assert.IsType<PostResult.ChannelGone>(await Chat.PostAsync(Target, Part(), Cancel)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostAsync_SaysTheChannelIsGone_WhenPermissionWasTaken()
    {
        Channel.CanSend = false;

        Assert.Contains("50013", Assert.IsType<PostResult.ChannelGone>(await Chat.PostAsync(Target, Part(), Cancel)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostAsync_DoesNotBlameTheChannel_WhenTheApiIsNotWhereWeThink()
    {
        Discord.FailNext(new Fault.Status((int)HttpStatusCode.NotFound, """{"message":"404: Not Found","code":0}""", "application/json"));

        Assert.IsType<PostResult.Later>(await Chat.PostAsync(Target, Part(), Cancel));
    }

    [Fact]
    public async Task PostAsync_StaysUnderTheGlobalLimit_WhenManyChannelsAreDueTogether()
    {
        var posted = 0;
        for (var i = 0; i < 60; i++)
        {
            var result = await Chat.PostAsync(new ChannelId(ChannelKind.Discord, Discord.AddChannel().Id), Part(), Cancel);
            posted += result is PostResult.Posted ? 1 : 0;
        }

        Assert.Equal(0, Discord.Limits.Refused);
        Assert.InRange(posted, 30, 50);
    }

    [Theory]
    [InlineData("global")]
    [InlineData("cloudflare")]
    public async Task PostAsync_HoldsEveryChannel_WhenTheLimitIsNotOneChannels(string limit)
    {
        Discord.FailNext(limit == "global" ? new Fault.RateLimit(limit, TimeSpan.FromSeconds(9)) : new Fault.Cloudflare(TimeSpan.FromSeconds(9)));
        await Chat.PostAsync(Target, Part(), Cancel);

        var elsewhere = await Chat.PostAsync(new ChannelId(ChannelKind.Discord, Discord.AddChannel().Id), Part(), Cancel);

        Assert.Equal(TimeSpan.FromSeconds(9), Assert.IsType<PostResult.Later>(elsewhere).After);
        Assert.Single(Discord.Requests);
    }

    [Fact]
    public async Task PostAsync_DelaysNoOtherChannel_WhenOneIsLimited()
    {
        Discord.FailNext(new Fault.RateLimit("user", TimeSpan.FromMinutes(9)));
        await Chat.PostAsync(Target, Part(), Cancel);

        Assert.IsType<PostResult.Posted>(await Chat.PostAsync(new ChannelId(ChannelKind.Discord, Discord.AddChannel().Id), Part(), Cancel));
    }

    [Fact]
    public async Task PostAsync_SpendsNoBudget_WhenTheLimitIsShared()
    {
        for (var i = 0; i < InvalidRequestBudget.Allowed; i++)
        {
            Discord.FailNext(new Fault.RateLimit("shared", TimeSpan.FromMilliseconds(50)));
            await Chat.PostAsync(Target, Part(), Cancel);
            Clock.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.IsType<PostResult.Posted>(await Chat.PostAsync(Target, Part(), Cancel));
        Assert.Equal(InvalidRequestBudget.Allowed + 1, Discord.Requests.Count);
    }

    [Fact]
    public async Task PostAsync_StopsAndSaysSoOnce_WhenTheBudgetOfInvalidRequestsIsSpent()
    {
        Channel.CanView = false;
        Discord.Limits.PerWindow = 5_000;
        for (var i = 0; i < InvalidRequestBudget.Allowed + 10; i++)
        {
            await Chat.PostAsync(Target, Part(), Cancel);
            Clock.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.Equal(InvalidRequestBudget.Allowed, Discord.Requests.Count);
        Assert.Single(host.Log.Lines, l => l.StartsWith("Error", StringComparison.Ordinal));
        Assert.IsType<PostResult.Later>(await Chat.PostAsync(Target, Part(), Cancel));

        Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.IsType<PostResult.ChannelGone>(await Chat.PostAsync(Target, Part(), Cancel));
    }

    [Fact]
    public async Task PostAsync_NeverShowsTheToken_WhateverHappens()
    {
        foreach (var fault in new Fault[] { new Fault.Status(500), new Fault.DropBeforeReading(), new Fault.RateLimit("user", TimeSpan.Zero) })
        {
            Discord.FailNext(fault);
            Assert.DoesNotContain(StandInDiscord.BotToken, (await Chat.PostAsync(Target, Part(), Cancel)).ToString(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(host.Log.Lines, l => l.Contains(StandInDiscord.BotToken, StringComparison.Ordinal));
    }
}
