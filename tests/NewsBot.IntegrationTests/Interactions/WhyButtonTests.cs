using System.Text.Json.Nodes;
using Azure.Data.Tables;
using NewsBot.Articles;
using NewsBot.Chat.Discord;
using NewsBot.Digests;
using NewsBot.IntegrationTests.Discord;
using NewsBot.IntegrationTests.Pipeline;
using NewsBot.Storage;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Interactions;

/// <summary>"Why these?" under a digest that stands in its channel.</summary>
public sealed class WhyButtonTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Press_TellsAtOnceWhatSpokeForEachStory_InThePressersLanguage()
    {
        await using var world = await SubscribedAsync();
        var message = await DigestAsync(world, Tag("Lab opens its weights", "open weights", "licence"), Tag("Kernel gets a new scheduler", "open-source"));
        var before = world.Bot.Operations.Snapshot();

        var reply = await world.PressAsync(StandInMember.Reader with { Locale = "zh-TW" }, message, Id(message));

        Assert.Equal(1, world.Bot.Operations.Snapshot().Since(before).Total);
        Assert.True(reply.IsEphemeral);
        Assert.False(reply.IsUpdate);
        Assert.StartsWith("為什麼推薦這些新聞\n", reply.Text, StringComparison.Ordinal);
        Assert.Contains(
            "**Lab opens its weights**\n-# Open source（得分 0.88） · 「open weights」 · 「licence」\n-# Regulation（得分 0.50） · 「fined」",
            reply.Text,
            StringComparison.Ordinal);
        Assert.Contains("**Kernel gets a new scheduler**\n-# Open source（得分 0.88） · 「open-source」", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Press_TellsOfItsOwnMessagesStoriesAlone_WhenADigestHasSeveral()
    {
        await using var world = await SubscribedAsync();
        await world.Bot.Get<TagStore>().WriteAsync([.. Enumerable.Range(0, 30).Select(i => Tag(SampleNews.Title(i), $"phrase {i}") with { Summary = new string('s', 250) })], Cancel);
        await world.AskAndWaitAsync("digest now");

        var messages = world.World.Chat.Bodies.Select(b => JsonNode.Parse(b)!.AsObject()).ToList();
        var told = new List<int>();
        foreach (var message in messages)
        {
            var shown = string.Concat(message["embeds"]!.AsArray().Select(e => e!["description"]!.ToString()));
            var reply = await world.PressAsync(StandInMember.Reader, message, Id(message));
            var titles = Enumerable.Range(0, 30).Where(i => reply.Text.Contains(SampleNews.Title(i), StringComparison.Ordinal)).ToList();
            Assert.Equal(Enumerable.Range(0, 30).Where(i => shown.Contains(SampleNews.Title(i), StringComparison.Ordinal)), titles);
            told.AddRange(titles);
        }

        Assert.InRange(messages.Count, 2, 5);
        Assert.Equal(30, told.Distinct().Count());
    }

    /// <summary>The stand-in holds every limit of an answer.</summary>
    [Fact]
    public async Task Press_StaysWithinEveryLimit_AndEscapes_WhenStoriesAreHostile()
    {
        await using var world = await SubscribedAsync();
        var noise = string.Concat(Enumerable.Repeat("[x](https://evil.example) @everyone **", 10));
        var message = await DigestAsync(world, [.. Enumerable.Range(0, 12).Select(i => Tag(SampleNews.Title(i) + noise, [.. Enumerable.Range(0, 8).Select(p => $"{p}{noise}")]))]);

        var reply = await world.PressAsync(StandInMember.Reader, message, Id(message));

        Assert.Contains("@\u200Beveryone", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("@everyone", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("](https://evil", reply.Text, StringComparison.Ordinal);
        Assert.Empty(reply.Message?["allowed_mentions"]?["parse"]?.AsArray() ?? ["none at all"]);
    }

    [Fact]
    public async Task Press_SaysSo_WhenTheDigestWasPruned()
    {
        await using var world = await SubscribedAsync();
        var message = await DigestAsync(world, Tag("Lab opens its weights", "open weights"));
        await world.Bot.Get<Outbox>().PruneAsync(world.World.Clock.GetUtcNow().AddDays(1), Cancel);

        var reply = await world.PressAsync(StandInMember.Reader, message, Id(message));

        Assert.Equal("This digest is too old: why its stories were chosen is no longer kept.", reply.Text);
    }

    [Fact]
    public async Task Press_SaysSo_WhenTheDigestIsOfBeforeReasonsWereKept()
    {
        await using var world = await SubscribedAsync();
        var message = await DigestAsync(world, Tag("Lab opens its weights", "open weights"));
        var table = world.Bot.Get<StorageAccount>().Table(StorageNames.Digests);
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: Cancel))
        {
            row.Remove("Reasons");
            await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Cancel);
        }

        var reply = await world.PressAsync(StandInMember.Reader, message, Id(message));

        Assert.Equal("Why these stories were chosen was not kept with this digest.", reply.Text);
    }

    [Theory]
    [InlineData("why")]
    [InlineData("why|")]
    [InlineData("why|1|2")]
    [InlineData("why|-1|0|1")]
    [InlineData("why|9223372036854775807|0|1")]
    [InlineData("why|' or PartitionKey ne '|0|1")]
    [InlineData("other|1|0|1")]
    public async Task Press_SaysSo_WhenTheButtonIsNoneOfThisVersion(string id)
    {
        await using var world = await SubscribedAsync();

        var reply = await world.PressAsync(StandInMember.Reader, new JsonObject { ["id"] = "1" }, id);

        Assert.True(reply.IsEphemeral);
        Assert.Equal("This button is from an earlier version of the bot and does nothing any more.", reply.Text);
    }

    [Fact]
    public async Task Press_SaysSo_WhenTheMessageHasNoSuchStories()
    {
        await using var world = await SubscribedAsync();
        var message = await DigestAsync(world, Tag("Lab opens its weights", "open weights"));
        var parts = Id(message).Split('|');

        var reply = await world.PressAsync(StandInMember.Reader, message, $"why|{parts[1]}|2147483647|2147483647");

        Assert.Equal("Why these stories were chosen was not kept with this digest.", reply.Text);
    }

    [Fact]
    public async Task Command_IsAnsweredInWords_WhenDiscordStillShowsIt()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);

        var reply = await world.AskAsync(StandInMember.Reader, "horoscope");

        Assert.Contains("`newsbot discord register`", reply.Text, StringComparison.Ordinal);
    }

    private static string Id(JsonObject message) => Assert.Single(ComponentForm.CustomIds(message));

    private static async Task<JsonObject> DigestAsync(InteractionWorld world, params IReadOnlyList<Tag> tags)
    {
        // The first is about regulation too, a little.
        var second = tags[0] with { Topic = BotWorld.Regulation, Score = 0.5, Evidence = ["fined"] };
        await world.Bot.Get<TagStore>().WriteAsync([.. tags, second], Cancel);
        await world.AskAndWaitAsync("digest now");
        return JsonNode.Parse(world.World.Chat.Bodies[0])!.AsObject();
    }

    private static Tag Tag(string title, params string[] evidence) => new()
    {
        Topic = BotWorld.OpenSource,
        Article = ArticleId.OfEntry("s", title),
        FirstSeen = new DateTimeOffset(2026, 11, 24, 7, 30, 0, TimeSpan.Zero),
        Published = new DateTimeOffset(2026, 11, 24, 7, 0, 0, TimeSpan.Zero),
        Score = 0.876,
        Title = title,
        Link = "https://site.example/" + title.Length,
        Summary = "",
        SourceId = "s",
        SourceTitle = "Site",
        Language = "en",
        Evidence = evidence,
    };

    private async Task<InteractionWorld> SubscribedAsync()
    {
        var world = await InteractionWorld.CreateAsync(azurite);
        await world.AskAsync("subscribe", ("topic", "open-source"));
        await world.AskAsync("subscribe", ("topic", "regulation"));
        return world;
    }
}
