using System.Text;
using NewsBot.Fetching;
using NewsBot.IntegrationTests.Discord;
using NewsBot.IntegrationTests.Pipeline;
using NewsBot.Servers;
using NewsBot.Sources;

namespace NewsBot.IntegrationTests.Interactions;

/// <summary>What a server adds by <c>/source</c>, and that nobody else sees it.</summary>
public sealed class SourceCommandTests(AzuriteFixture azurite)
{
    private const string Feed = "https://own.example/feed.json";
    private const string Page = "https://own.example/";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_WatchesAFeedForThisServerAlone()
    {
        await using var world = await FeedAsync();

        var reply = await world.AskAndWaitAsync("source add", ("url", Feed), ("full_text", true));

        Assert.StartsWith("**Scripted** is now watched for this server alone (entries: 5).", reply.Text, StringComparison.Ordinal);
        var source = Assert.Single(await OwnAsync(world, world.Here));
        Assert.Equal(SourceId.Of(new Uri(Feed), new ServerId(world.Here.Guild)), source.Id);
        Assert.Equal((world.Here.Channel.Id, true), (source.Owner, source.FullText));
    }

    [Fact]
    public async Task Add_FindsTheFeedOfAPage_WhateverWayTheAddressIsWritten()
    {
        await using var world = await FeedAsync();
        world.World.Fetcher.Answer(Page, r => Html(r, """<link rel="alternate" type="application/feed+json" href="/feed.json"><link rel="alternate" type="application/rss+xml" href="/other.xml">"""));

        var reply = await world.AskAndWaitAsync("source add", ("url", "<own.example>"), ("title", "Our **site**"));

        Assert.StartsWith(@"**Our \*\*site\*\*** is now watched", reply.Text, StringComparison.Ordinal);
        Assert.Contains("The page names further feeds: `https://own.example/other.xml`", reply.Text, StringComparison.Ordinal);
        Assert.Equal(Feed, Assert.Single(await OwnAsync(world, world.Here)).Url);
    }

    [Fact]
    public async Task Add_SaysNothingOfWhy_WhenTheAddressMayNotBeAsked()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        world.World.Fetcher.Answer("https://inner.example/", _ => new FetchResult.Refused("inner.example leads to 10.1.2.3, which is not a public address"));

        var reply = await world.AskAndWaitAsync("source add", ("url", "https://inner.example/"));

        Assert.Equal("`https://inner.example/` can't be watched. Choose an address that is public on the web.", reply.Text);
    }

    [Theory]
    [InlineData("ftp://own.example/feed", "`ftp://own.example/feed` is no web address.")]
    [InlineData("our site", "`our site` is no web address.")]
    [InlineData("localhost", "`localhost` is no web address.")]
    [InlineData("https://away.example/", "It can't be had just now: `away.example answered 500` Try again later; nothing was added.")]
    [InlineData("https://text.example/", "There is nothing to watch: `")]
    public async Task Add_SaysWhatIsAllowed_WhenThereIsNothingToWatch(string url, string expected)
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        world.World.Fetcher.Answer("https://away.example/", _ => new FetchResult.Failed("away.example answered 500", 500));
        world.World.Fetcher.Answer("https://text.example/", r => new FetchResult.Fetched(
            "Hello."u8.ToArray(), "text/plain", new Validators(null, null), r.Url, null, null));

        var reply = await world.AskAndWaitAsync("source add", ("url", url));

        Assert.StartsWith(expected, reply.Text, StringComparison.Ordinal);
        Assert.Empty(await OwnAsync(world, world.Here));
    }

    [Fact]
    public async Task Add_IsRefused_WhenEverybodyHasItOrTheServerItself()
    {
        await using var world = await FeedAsync();
        world.World.Fetcher.Serve("https://shared.example/feed.json", "\"1\"", SampleNews.Entries);
        await world.Bot.AddSourceAsync("https://shared.example/feed.json");
        await world.AskAndWaitAsync("source add", ("url", Feed));
        world.World.Clock.Advance(TimeSpan.FromSeconds(1));

        var shared = await world.AskAndWaitAsync("source add", ("url", "https://shared.example/feed.json"));
        var known = await world.AskAndWaitAsync("source add", ("url", Feed));

        Assert.StartsWith("Everybody has **", shared.Text, StringComparison.Ordinal);
        Assert.StartsWith("This server watches **Scripted** already.", known.Text, StringComparison.Ordinal);
        Assert.Single(await OwnAsync(world, world.Here));
    }

    [Fact]
    public async Task Add_IsRefused_WhenTheServerHasAllThatItMay()
    {
        await using var world = await FeedAsync(("Servers:MaxSources", "1"));
        world.World.Fetcher.Serve("https://second.example/feed.json", "\"1\"", SampleNews.Entries);
        await world.AskAndWaitAsync("source add", ("url", Feed));
        world.World.Clock.Advance(TimeSpan.FromSeconds(1));

        var second = await world.AskAndWaitAsync("source add", ("url", "https://second.example/feed.json"));
        var elsewhere = await world.AskAndWaitAsync(world.There, "source add", ("url", Feed));

        Assert.StartsWith("A server may add 1 sources, and this one has 1.", second.Text, StringComparison.Ordinal);
        Assert.StartsWith("**Scripted** is now watched", elsewhere.Text, StringComparison.Ordinal);
    }

    /// <summary>Sixty addresses that hang kept all servers' deferred commands waiting for longer than Discord does.</summary>
    [Fact]
    public async Task Add_LooksAtTwoAddressesOfAServerAtOnce_WhenSitesKeepItWaiting()
    {
        await using var world = await InteractionWorld.CreateAsync(azurite);
        using var answers = new ManualResetEventSlim();
        List<StandInReply> replies = [];
        for (var i = 0; i < 4; i++)
        {
            var url = $"https://slow.example/{i}";
            world.World.Fetcher.Answer(url, _ =>
            {
                answers.Wait(Cancel);
                return new FetchResult.Failed("slow.example did not answer", null);
            });
            replies.Add(await world.AskAsync("source add", ("url", url)));
        }

        var elsewhere = await world.AskAsync(world.There, StandInMember.Moderator, "topic show", ("topic", "open-source"));
        var work = world.WorkAsync();
        try
        {
            await UntilAsync(() => elsewhere.Message is not null && replies.Count(r => r.Message is not null) == 2);
        }
        finally
        {
            answers.Set();
            await work;
        }

        Assert.Equal(2, replies.Count(r => r.Text.StartsWith("Addresses are being looked at for this server already (2).", StringComparison.Ordinal)));
        Assert.Equal(2, replies.Count(r => r.Text.StartsWith("It can't be had just now:", StringComparison.Ordinal)));
        var later = await world.AskAndWaitAsync("source add", ("url", "https://slow.example/0"));
        Assert.StartsWith("It can't be had just now:", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_IsRefused_WhenTheServerGotAllThatItMayWhileTheSiteWasLookedAt()
    {
        await using var world = await FeedAsync(("Servers:MaxSources", "1"));
        world.World.Fetcher.Answer("https://slow.example/", r =>
        {
            Watch(world, Feed);
            return Html(r, $"""<link rel="alternate" type="application/feed+json" href="https://slow.example/feed.json">""");
        });
        world.World.Fetcher.Serve("https://slow.example/feed.json", "\"1\"", SampleNews.Entries);

        var reply = await world.AskAndWaitAsync("source add", ("url", "https://slow.example/"));

        Assert.StartsWith("A server may add 1 sources, and this one has 1.", reply.Text, StringComparison.Ordinal);
        Assert.Equal(Feed, Assert.Single(await OwnAsync(world, world.Here)).Url);
    }

    [Fact]
    public async Task Add_GivesUp_WhenASiteKeepsEverybodyWaiting()
    {
        await using var world = await FeedAsync();
        var links = string.Concat(Enumerable.Range(0, 3).Select(i => $"""<link rel="alternate" type="application/rss+xml" href="/{i}.xml">"""));
        foreach (var path in new[] { "", "0.xml", "1.xml", "2.xml" })
        {
            world.World.Fetcher.Answer(Page + path, r =>
            {
                world.World.Clock.Advance(TimeSpan.FromSeconds(19));
                return Html(r, links);
            });
        }

        var reply = await world.AskAndWaitAsync("source add", ("url", Page));

        Assert.StartsWith("It can't be had just now: `own.example did not answer within 30 s.`", reply.Text, StringComparison.Ordinal);
        Assert.Equal(2, world.World.Fetcher.Requests.Count);
    }

    [Fact]
    public async Task List_TellsHealth_AndHowManyEverybodyHas()
    {
        await using var world = await FeedAsync();
        await world.AskAndWaitAsync("source add", ("url", Feed));
        world.World.Fetcher.Serve("https://shared.example/feed.json", "\"1\"", SampleNews.Entries);
        await world.Bot.AddSourceAsync("https://shared.example/feed.json");
        await world.Bot.Host.IngestAsync(Cancel);
        world.World.Fetcher.Answer(Feed, _ => new FetchResult.Failed("own.example answered 500", 500));

        var well = await ListAsync(world, world.Here);
        world.World.Clock.Advance(TimeSpan.FromDays(2));
        await world.Bot.Host.IngestAsync(Cancel);
        var failing = await ListAsync(world, world.Here);

        Assert.Contains("**Scripted** · ✅ well · read <t:", well, StringComparison.Ordinal);
        Assert.Contains("**Scripted** · ⚠️ failing: `own.example answered 500`", failing, StringComparison.Ordinal);
        Assert.Contains("Everybody has these besides (1): ", failing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remove_StopsWatching()
    {
        await using var world = await FeedAsync();
        await world.AskAndWaitAsync("source add", ("url", Feed), ("title", "Our site"));
        var proposed = Assert.Single(await world.ProposeAsync(StandInMember.Moderator, "source remove", "source", "our"));

        var reply = await world.AskAsync("source remove", ("source", proposed.Value));

        Assert.Equal("Our site", proposed.Name);
        Assert.StartsWith("**Our site** is watched no more.", reply.Text, StringComparison.Ordinal);
        Assert.Empty(await OwnAsync(world, world.Here));
    }

    [Fact]
    public async Task AnotherServersSource_IsUnknownAndGivesNothing()
    {
        await using var world = await FeedAsync();
        foreach (var place in new[] { world.Here, world.There })
        {
            await world.AskAsync(place, StandInMember.Moderator, "subscribe", ("topic", "open-source"), ("schedule", "instant"));
        }

        await world.AskAndWaitAsync("source add", ("url", Feed), ("title", "Our secret"));
        await world.AskAndWaitAsync(world.There, "topic add", ("name", "Licences"), ("query", "licence"));
        var id = Assert.Single(await OwnAsync(world, world.Here)).Id;

        await world.Bot.Host.IngestAsync(Cancel);
        await world.Bot.Host.PostAsync(Cancel);

        Assert.Contains("Found", (await world.AskAndWaitAsync("search", ("query", "licence"))).Text, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("Nothing about", (await world.AskAndWaitAsync(world.There, "search", ("query", "licence"))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", await ListAsync(world, world.There), StringComparison.Ordinal);
        foreach (var written in new[] { id.Value, id.Hash, "Our secret", Feed })
        {
            var reply = await world.AskAsync(world.There, StandInMember.Moderator, "source remove", ("source", written));
            Assert.StartsWith("This server has no sources of its own.", reply.Text, StringComparison.Ordinal);
        }

        Assert.Empty(await world.ProposeAsync(world.There, StandInMember.Moderator, "source remove", "source", ""));
        Assert.Empty(await world.ProposeAsync(world.There, StandInMember.Moderator, "subscribe", "sources", "secret"));
        Assert.Equal([world.Here.Channel.Id], world.World.Chat.Channels.Select(c => c.Name).Distinct());
        Assert.Single(await OwnAsync(world, world.Here));
    }

    private async Task<InteractionWorld> FeedAsync(params (string Key, string? Value)[] settings)
    {
        var world = await InteractionWorld.CreateAsync(azurite, settings);
        world.World.Fetcher.Serve(Feed, "\"1\"", SampleNews.Entries);
        return world;
    }

    /// <summary>As another command does at that moment.</summary>
    private static void Watch(InteractionWorld world, string url) => Task.Run(
        () => world.Bot.Get<SourceStore>().TryAddAsync(
            new Source { Id = SourceId.Of(new Uri(url), new ServerId(world.Here.Guild)), Url = url, AddedAt = world.World.Clock.GetUtcNow().AddDays(-1) },
            Cancel),
        Cancel).GetAwaiter().GetResult();

    private static async Task<string> ListAsync(InteractionWorld world, InteractionPlace place)
    {
        var reply = await world.AskAsync(place, StandInMember.Reader, "source list");
        await world.WorkAsync();
        return reply.Text;
    }

    private static FetchResult.Fetched Html(FetchRequest request, string head) => new(
        Encoding.UTF8.GetBytes($"<!doctype html><html><head><title>Own</title>{head}</head><body><p>Hello</p></body></html>"),
        "text/html",
        new Validators(null, null),
        request.Url,
        null,
        null);

    private static Task<IReadOnlyList<Source>> OwnAsync(InteractionWorld world, InteractionPlace place) =>
        world.Bot.Get<SourceStore>().ListAsync(new ServerId(place.Guild), Cancel);

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (!holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }
}
