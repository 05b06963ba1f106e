using NewsBot.IntegrationTests.Discord;
using NewsBot.IntegrationTests.Pipeline;
using NewsBot.Pipeline;
using NewsBot.Storage;

namespace NewsBot.IntegrationTests.Interactions;

/// <summary>Commands that are answered through the queue.</summary>
public sealed class DeferredAnswerTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DigestPreview_ShowsTheMemberAloneWhatTheChannelWouldGet()
    {
        await using var world = await SubscribedAsync();
        await world.TagAsync(BotWorld.OpenSource, "A [model](https://evil.example) for @everyone");

        var first = await world.AskAndWaitAsync("digest preview");
        var second = await world.AskAndWaitAsync("digest preview");

        Assert.Contains(@"A \[model\](https:", first.Text, StringComparison.Ordinal);
        Assert.Equal(first.Text, second.Text);
        Assert.Empty(world.World.Chat.Bodies);
        Assert.Empty(first.Message?["allowed_mentions"]?["parse"]?.AsArray() ?? ["none at all"]);
    }

    [Fact]
    public async Task DigestNow_PostsOnce_AndThenThereIsNothingNew()
    {
        await using var world = await SubscribedAsync();
        await world.TagAsync(BotWorld.OpenSource, "One", "Two");

        var first = await world.AskAndWaitAsync("digest now");
        world.World.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await world.AskAndWaitAsync("digest now");

        Assert.Equal("The digest is on its way into this channel.", first.Text);
        Assert.Equal("There is nothing new for this channel just now.", second.Text);
        Assert.Single(world.World.Chat.Bodies);
    }

    [Fact]
    public async Task DigestNow_PostsOnce_WhenTheMessageComesTwice()
    {
        await using var world = await SubscribedAsync();
        await world.TagAsync(BotWorld.OpenSource, "One");
        var reply = await world.AskAsync("digest now");
        var message = await QueuePeek.TakeAsync<InteractionToAnswer>(world.Bot, Cancel);

        await world.Bot.Get<AnswerStep>().RunAsync(message, Cancel);
        await world.Bot.Get<AnswerStep>().RunAsync(message, Cancel);
        await world.WorkAsync();

        Assert.Equal("The digest is on its way into this channel.", reply.Text);
        Assert.Single(world.World.Chat.Bodies);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DigestNow_PostsOnce_WhenTheProcessIsKilledAtAnyWrite(bool afterTheWrite)
    {
        var kills = 0;
        for (var killed = true; killed; kills++)
        {
            await using var world = await SubscribedAsync();
            await world.TagAsync(BotWorld.OpenSource, "One");
            var reply = await world.AskAsync("digest now");
            var message = await QueuePeek.TakeAsync<InteractionToAnswer>(world.Bot, Cancel);
            var killSwitch = new KillSwitch { KillAt = kills + 1, AfterTheWrite = afterTheWrite };
            await world.RestartAsync(killSwitch);
            await world.Bot.Get<AnswerStep>().RunAsync(message, Cancel);
            killed = killSwitch.Killed;

            await world.RestartAsync();
            await world.Bot.Get<AnswerStep>().RunAsync(message, Cancel);
            await world.WorkAsync();

            Assert.Single(world.World.Chat.Bodies);
            Assert.Equal("The digest is on its way into this channel.", reply.Text);
        }

        Assert.True(kills > 2, $"The command was killed {kills - 1} times only.");
    }

    [Fact]
    public async Task DigestNow_SendsAlongWhatIsFrozenAndWasNeverSent()
    {
        await using var world = await SubscribedAsync();
        await world.TagAsync(BotWorld.OpenSource, "One");
        await world.AskAsync("digest now");
        await world.Bot.Get<AnswerStep>().RunAsync(await QueuePeek.TakeAsync<InteractionToAnswer>(world.Bot, Cancel), Cancel);
        await QueuePeek.TakeAsync<DigestToPost>(world.Bot, Cancel);
        world.World.Clock.Advance(TimeSpan.FromSeconds(10));

        await world.AskAndWaitAsync("digest now");

        Assert.Single(world.World.Chat.Bodies);
    }

    [Theory]
    [InlineData("digest now")]
    [InlineData("digest preview")]
    public async Task Digest_SaysHowToBegin_WhenNothingIsSubscribed(string command)
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        Assert.Contains("`/subscribe`", (await world.AskAndWaitAsync(command)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_FindsHeadlinesOfAllTopicsOrOne()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await world.TagAsync(BotWorld.OpenSource, "A robot walks", "The said model");
        await world.TagAsync(BotWorld.Regulation, "Robots are regulated");

        var all = await world.AskAndWaitAsync("search", ("query", "robot*"));
        var one = await world.AskAndWaitAsync("search", ("query", "robot*"), ("topic", "regulation"), ("days", 1));
        var none = await world.AskAndWaitAsync("search", ("query", "ai"));

        Assert.StartsWith("2 found for robot\\*", all.Text, StringComparison.Ordinal);
        Assert.Contains("**[Robots are regulated](https://site.example/1)** · Site · <t:", one.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("walks", one.Text, StringComparison.Ordinal);
        Assert.Equal("Nothing about `ai` in the headlines of the last 7 days.", none.Text);
    }

    [Fact]
    public async Task Search_SaysWhatIsAllowed_WhenTheQueryIsNone()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        Assert.StartsWith("`(robot` can't be read.", (await world.AskAndWaitAsync("search", ("query", "(robot"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_KeepsWithinTheLimits_WhenMuchIsFound()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        await world.TagAsync(BotWorld.OpenSource, [.. Enumerable.Range(0, 40).Select(i => $"Robot {i} " + new string('_', 380))]);

        var reply = await world.AskAndWaitAsync("search", ("query", "robot"));

        Assert.StartsWith("40 found for robot", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_ComesAfterARestart()
    {
        await using var world = await SubscribedAsync();
        var reply = await world.AskAsync("digest preview");
        Assert.Null(reply.Message);

        await world.RestartAsync();
        await world.WorkAsync();

        Assert.Equal("There is nothing new for this channel just now.", reply.Text);
    }

    [Fact]
    public async Task Answer_IsNotWritten_WhenTheTokenIsTooOld()
    {
        await using var world = await SubscribedAsync();
        var reply = await world.AskAsync("digest preview");
        world.World.Clock.Advance(TimeSpan.FromMinutes(15));

        await world.WorkAsync();

        Assert.Null(reply.Message);
        Assert.DoesNotContain(world.Discord.Requests, r => r.StartsWith("PATCH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answer_IsWrittenAgain_WhenDiscordFailed()
    {
        await using var world = await SubscribedAsync();
        var reply = await world.AskAsync("digest preview");
        var message = await QueuePeek.TakeAsync<InteractionToAnswer>(world.Bot, Cancel);
        world.Discord.FailNext(new Fault.Status(503));

        await world.Bot.Get<AnswerStep>().RunAsync(message, Cancel);
        var waiting = (await world.Bot.Get<StorageAccount>().Queue(StorageNames.InteractionsToAnswer).GetPropertiesAsync(Cancel)).Value;
        await world.Bot.Get<AnswerStep>().RunAsync(message, Cancel);

        Assert.Equal(1, waiting.ApproximateMessagesCountLong);
        Assert.Equal(1, reply.Edits);
    }

    [Fact]
    public async Task Answer_IsTriedAgain_WhenItOutranTheDeferral()
    {
        await using var world = await SubscribedAsync();
        var interaction = world.Discord.Application.Begin(
            world.Channel, StandInMember.Moderator, StandInApplication.Command("digest preview", null));
        var body = System.Text.Encoding.UTF8.GetBytes(interaction.ToJsonString());
        var (signature, timestamp) = world.Discord.Application.Sign(body);
        await world.Bot.Get<NewsBot.Chat.Discord.Interactions.InteractionEndpoint>().AnswerAsync(body, signature, timestamp, Cancel);
        var message = await QueuePeek.TakeAsync<InteractionToAnswer>(world.Bot, Cancel);

        // Discord has not read the deferral: it knows no such message.
        await world.Bot.Get<AnswerStep>().RunAsync(message, Cancel);

        var queue = world.Bot.Get<StorageAccount>().Queue(StorageNames.InteractionsToAnswer);
        Assert.Equal(1, (await queue.GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCountLong);
    }

    [Fact]
    public async Task Message_IsGoneWithItsToken()
    {
        await using var world = await SubscribedAsync();
        await world.AskAsync("digest preview");

        var message = (await world.Bot.Get<StorageAccount>().Queue(StorageNames.InteractionsToAnswer).ReceiveMessageAsync(cancellationToken: Cancel)).Value;

        Assert.Equal(TimeSpan.FromMinutes(15), message.ExpiresOn - message.InsertedOn);
    }

    private async Task<InteractionWorld> SubscribedAsync()
    {
        var world = await InteractionWorld.CreateAsync(azurite);
        await world.AskAsync("subscribe", ("topic", "open-source"));
        return world;
    }
}
