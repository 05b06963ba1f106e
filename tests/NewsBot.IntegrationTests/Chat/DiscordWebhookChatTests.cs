using NewsBot.Chat;
using NewsBot.IntegrationTests.Discord;
using NewsBot.Subscriptions;

namespace NewsBot.IntegrationTests.Chat;

public sealed class DiscordWebhookChatTests : ChatContract
{
    private ChatHost host = null!; // Set by InitializeAsync.
    private string address = "";

    protected override bool HasMemory => false;

    protected override IChat Chat => host[ChannelKind.Webhook];

    protected override ChannelId Target => new(ChannelKind.Webhook, "news");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        host = new ChatHost(Discord, Clock, token: null);
        host.Webhooks.Keep("news", address = Discord.AddWebhook(Channel));
    }

    public override async ValueTask DisposeAsync()
    {
        host.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task FindAsync_DoesNotKnow_BecauseWebhooksHaveNoHistory()
    {
        await Chat.PostAsync(Target, Part(), Cancel);

        Assert.Equal(PostedCheck.Unknown, await Chat.FindAsync(Target, Part(), Cancel));
    }

    [Fact]
    public async Task PostAsync_GoesToTheThread_WhenTheAddressNamesOne()
    {
        Channel.IsForum = true;
        var thread = Discord.AddChannel();
        host.Webhooks.Keep("news", $"{address}?wait=false&thread_id={thread.Id}");

        Assert.IsType<PostResult.Posted>(await Chat.PostAsync(Target, Part(), Cancel));
        Assert.Single(thread.Messages);
    }

    [Fact]
    public async Task PostAsync_SaysTheChannelIsGone_WhenAForumIsGivenNoThread()
    {
        Channel.IsForum = true;

        Assert.Contains("220001", Assert.IsType<PostResult.ChannelGone>(await Chat.PostAsync(Target, Part(), Cancel)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostAsync_NeverCallsAgain_WhenTheWebhookIsGone()
    {
        Discord.RemoveWebhooks();

        var first = Assert.IsType<PostResult.ChannelGone>(await Chat.PostAsync(Target, Part(), Cancel));
        var second = await Chat.PostAsync(Target, Part(1), Cancel);

        Assert.Equal("Discord answered 404 (code 10015): Unknown Webhook", first.Reason);
        Assert.Equal(first, second);
        Assert.Single(Discord.Requests);
    }

    [Fact]
    public async Task PostAsync_CallsAgain_WhenA404WasNotAboutTheWebhook()
    {
        Discord.FailNext(new Fault.Status(404, "<html>proxy</html>"));

        Assert.IsType<PostResult.Later>(await Chat.PostAsync(Target, Part(), Cancel));
        Assert.IsType<PostResult.Posted>(await Chat.PostAsync(Target, Part(), Cancel));
    }

    [Fact]
    public async Task PostAsync_BlamesTheWebhookAlone_WhenItsTokenIsWrong()
    {
        host.Webhooks.Keep("wrong", address[..address.LastIndexOf('/')] + "/not-the-token");

        var wrong = await Chat.PostAsync(new ChannelId(ChannelKind.Webhook, "wrong"), Part(), Cancel);
        var right = await Chat.PostAsync(Target, Part(), Cancel);

        Assert.IsType<PostResult.ChannelGone>(wrong);
        Assert.IsType<PostResult.Posted>(right);
    }

    [Fact]
    public async Task PostAsync_SaysTheChannelIsGone_WhenNoAddressIsKept()
    {
        Assert.IsType<PostResult.ChannelGone>(await Chat.PostAsync(new ChannelId(ChannelKind.Webhook, "unknown"), Part(), Cancel));
        Assert.Empty(Discord.Requests);
    }

    [Fact]
    public async Task PostAsync_CallsNobody_WhenTheAddressIsNotDiscords()
    {
        host.Webhooks.Keep("news", "https://discord.com.example.org/api/webhooks/165511591545143296/token");

        Assert.IsType<PostResult.ChannelGone>(await Chat.PostAsync(Target, Part(), Cancel));
    }

    [Fact]
    public async Task PostAsync_NeverShowsTheAddress_WhateverHappens()
    {
        var secret = address[(address.LastIndexOf('/') + 1)..];
        foreach (var fault in new Fault[] { new Fault.Status(500), new Fault.DropBeforeReading(), new Fault.RateLimit("user", TimeSpan.Zero) })
        {
            Discord.FailNext(fault);
            Assert.DoesNotContain(secret, (await Chat.PostAsync(Target, Part(), Cancel)).ToString(), StringComparison.Ordinal);
        }

        await Discord.DisposeAsync();
        Assert.DoesNotContain(secret, (await Chat.PostAsync(Target, Part(), Cancel)).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Log.Lines, l => l.Contains(secret, StringComparison.Ordinal));
    }
}
