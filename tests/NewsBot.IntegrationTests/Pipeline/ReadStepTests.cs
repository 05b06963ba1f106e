using System.Text;
using NewsBot.Articles;
using NewsBot.Fetching;
using NewsBot.Pipeline;
using NewsBot.Sources;
using NewsBot.Storage;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Pipeline;

public sealed class ReadStepTests(AzuriteFixture azurite)
{
    private const string Feed = "http://site.example/feed.json";
    private const string Page = "http://site.example/1";
    private const string Robots = "http://site.example/robots.txt";

    private const string Story = """
        <p>The laboratory said on Monday that it would publish the weights of its language model under an open-source licence, and
        that anybody may use, study and change them for any purpose.</p>
        <p>Researchers who had asked for the step for years called it a turning point for open-source software in the field, though
        some warned that the training data would stay closed for the time being.</p>
        <p>A spokesman said that the code of the tools around the model would follow within a month, under the same licence.</p>
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Teaser_IsTaggedByWhatItsPageSays()
    {
        var world = await WorldAsync("A laboratory makes a decision", "It said so on Monday …");
        await using var bot = await RunAsync(world);

        var tag = Assert.Single(await TagsAsync(world, bot));
        Assert.Equal("A laboratory makes a decision", tag.Title);
        Assert.Equal([Feed, Robots, Page], world.Fetcher.Requests.Select(r => r.Url.AbsoluteUri));
        Assert.Equal(FetchKind.Page, world.Fetcher.Requests.Last().Kind);
    }

    [Fact]
    public async Task Page_IsNotRead_WhereTheSourceDoesNotWantIt()
    {
        var world = await WorldAsync("A laboratory makes a decision", "It said so on Monday …", fullText: false);
        await using var bot = await RunAsync(world);

        Assert.Equal([Feed], world.Fetcher.Requests.Select(r => r.Url.AbsoluteUri));
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /")]
    [InlineData("User-agent: NewsBot\nDisallow: /1")]
    public async Task Page_IsNotRead_WhereRobotsTxtForbidsIt(string rules)
    {
        var world = await WorldAsync("Open-source code is out", "It said so on Monday …");
        world.Fetcher.Answer(Robots, _ => Text(Robots, rules, "text/plain"));
        await using var bot = await RunAsync(world);

        Assert.DoesNotContain(world.Fetcher.Requests, r => r.Url.AbsoluteUri == Page);
        Assert.Single(await TagsAsync(world, bot));
    }

    [Fact]
    public async Task Teaser_IsTagged_AfterItsPageFailedInAllItsTries()
    {
        var world = await WorldAsync("Open-source code is out", "It said so on Monday …");
        world.Fetcher.Answer(Page, _ => new FetchResult.Failed("site.example answered 500"));
        await using var bot = await PollAndFetchAsync(world);
        var message = await QueuePeek.TakeAsync<PagesToRead>(bot, Cancel);
        for (var tries = 0; tries < 3; tries++)
        {
            Assert.Equal(0, await bot.Host.DrainAsync(StorageNames.ArticlesToTag, Cancel));
            await bot.Get<ReadStep>().RunAsync(message with { Pages = [message.Pages[0] with { Tries = tries }] }, Cancel);
            Assert.Equal(Math.Min(tries + 1, 2), await WaitingAsync(bot));
        }

        await bot.Host.DrainAsync(StorageNames.ArticlesToTag, Cancel);

        Assert.Equal(3, world.Fetcher.Requests.Count(r => r.Url.AbsoluteUri == Page));
        Assert.Single(await TagsAsync(world, bot));
    }

    [Fact]
    public async Task Teaser_IsTagged_WhenItsHostStaysBusyForTooLong()
    {
        var world = await WorldAsync("Open-source code is out", "It said so on Monday …");
        await using var bot = await PollAndFetchAsync(world);
        var message = await QueuePeek.TakeAsync<PagesToRead>(bot, Cancel);
        await bot.Get<SourceSchedule>().TryLeaseAsync("site.example", world.Clock.GetUtcNow(), TimeSpan.FromDays(1), Cancel);
        await bot.Get<ReadStep>().RunAsync(message, Cancel);
        Assert.Equal(1, await WaitingAsync(bot));
        world.Clock.Advance(TimeSpan.FromHours(7));

        await bot.Get<ReadStep>().RunAsync(message, Cancel);
        await bot.Host.DrainAsync(StorageNames.ArticlesToTag, Cancel);

        Assert.DoesNotContain(world.Fetcher.Requests, r => r.Url.AbsoluteUri == Page);
        Assert.Single(await TagsAsync(world, bot));
    }

    [Fact]
    public async Task HostThatAsksForPatience_IsLeftAloneAltogether()
    {
        const string Other = "http://site.example/other.json";
        var world = await WorldAsync("Open-source code is out", "It said so on Monday …");
        world.Fetcher.Answer(Page, _ => new FetchResult.RetryAfter(TimeSpan.FromHours(2), "busy"));
        world.Fetcher.Serve(Other, "\"1\"");
        await using var bot = await RunAsync(world);
        await bot.AddSourceAsync(Other);

        world.Clock.Advance(TimeSpan.FromMinutes(110));
        await bot.Host.IngestAsync(Cancel);
        var before = world.Fetcher.Requests.Count(r => r.Url.AbsoluteUri == Other);
        world.Clock.Advance(TimeSpan.FromMinutes(30));
        await bot.Host.IngestAsync(Cancel);

        Assert.Equal((0, 1), (before, world.Fetcher.Requests.Count(r => r.Url.AbsoluteUri == Other)));
    }

    [Fact]
    public async Task Page_IsFetchedOnce_HoweverManyFeedsListIt()
    {
        var world = await WorldAsync("A laboratory makes a decision", "It said so on Monday …");
        await using var bot = await PollAndFetchAsync(world);
        var message = await QueuePeek.TakeAsync<PagesToRead>(bot, Cancel);

        await bot.Get<ReadStep>().RunAsync(message, Cancel);
        await bot.Get<ReadStep>().RunAsync(message with { Pages = [message.Pages[0] with { Url = Page + "?utm_source=other" }] }, Cancel);
        await bot.Host.DrainAsync(StorageNames.ArticlesToTag, Cancel);

        Assert.Single(world.Fetcher.Requests, r => r.Url.AbsolutePath == "/1");
        Assert.Single(await TagsAsync(world, bot));
    }

    [Fact]
    public async Task CanonicalAddress_IsTheSameArticle_WithinTheSite()
    {
        var world = await WorldAsync("A laboratory makes a decision", "It said so on Monday …", canonical: "http://www.site.example/story");
        await using var bot = await RunAsync(world);
        world.Fetcher.Serve(Feed, "\"2\"", ("http://www.site.example/story", "A laboratory makes a decision", "Open-source code …"));
        world.Fetcher.Answer("http://www.site.example/robots.txt", _ => new FetchResult.Failed("404", 404));
        world.Clock.Advance(TimeSpan.FromHours(1));

        await bot.Host.IngestAsync(Cancel);

        Assert.Single(await TagsAsync(world, bot));
    }

    [Theory]
    [InlineData("http://site.example/")]
    [InlineData("http://site.example/login")]
    public async Task CanonicalAddress_ThatAllPagesShare_LosesNoArticle(string canonical)
    {
        const string Other = "http://site.example/2";
        var world = await WorldAsync("A laboratory makes a decision", "It said so on Monday …", canonical: canonical);
        world.Fetcher.Serve(Feed, "\"1\"", (Page, "A laboratory makes a decision", "It …"), (Other, "Another decision is made", "It …"));
        world.Fetcher.Answer(Other, _ => Text(Other, $"<html lang=en><head><title>Another decision is made</title><link rel=canonical href=\"{canonical}\"></head><body><article><h1>Another decision is made</h1>{Story}</article></body></html>", "text/html"));

        await using var bot = await RunAsync(world);

        Assert.Equal(2, (await TagsAsync(world, bot)).Count);
    }

    [Fact]
    public async Task CanonicalAddress_OfAnotherSite_SuppressesNobodysArticle()
    {
        const string Victim = "http://victim.example/story";
        const string Other = "http://victim.example/feed.json";
        var world = await WorldAsync("A laboratory makes a decision", "It said so on Monday …", canonical: Victim);
        world.Fetcher.Serve(Other, "\"1\"", (Victim, "Open-source code of the victim", "All of it."));
        await using var bot = await RunAsync(world);

        await bot.AddSourceAsync(Other);
        await bot.Host.IngestAsync(Cancel);

        Assert.Equal(2, (await TagsAsync(world, bot)).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Read_ChangesNothing_WhenItIsKilledAtAnyWrite(bool afterTheWrite)
    {
        var expected = (await ReadKilledAtAsync(new KillSwitch())).Tags;
        for (var write = 1; ; write++)
        {
            var killSwitch = new KillSwitch { KillAt = write, AfterTheWrite = afterTheWrite };
            var (tags, pages) = await ReadKilledAtAsync(killSwitch);
            Assert.Equal((expected, true), (tags, pages <= 2));
            if (!killSwitch.Killed)
            {
                Assert.True(write > 4, $"Read was killed {write - 1} times only.");
                break;
            }
        }
    }

    private async Task<(string Tags, int Pages)> ReadKilledAtAsync(KillSwitch killSwitch)
    {
        var world = await WorldAsync("A laboratory makes a decision", "It said so on Monday …", canonical: "http://site.example/story");
        PagesToRead message;
        await using (var fetching = await PollAndFetchAsync(world))
        {
            message = await QueuePeek.TakeAsync<PagesToRead>(fetching, Cancel);
        }

        await using (var dying = new BotProcess(world, killSwitch))
        {
            try
            {
                await dying.Get<ReadStep>().RunAsync(message, Cancel);
            }
            catch (Exception e) when (e is KilledException || e.InnerException is KilledException)
            {
                world.Clock.Advance(ReadStep.LeaseFor);
            }
        }

        await using var bot = new BotProcess(world);
        await bot.Get<ReadStep>().RunAsync(message, Cancel);
        await bot.Host.IngestAsync(Cancel);
        var tags = await TagsAsync(world, bot);
        return (string.Join('\n', tags.Select(t => $"{t.Article} {t.Title}")), world.Fetcher.Requests.Count(r => r.Url.AbsoluteUri == Page));
    }

    private async Task<BotWorld> WorldAsync(string title, string teaser, string? canonical = null, bool fullText = true)
    {
        var world = await BotWorld.CreateAsync(azurite);
        var link = canonical is null ? "" : $"<link rel=\"canonical\" href=\"{canonical}\">";
        world.Fetcher.Serve(Feed, "\"1\"", (Page, title, teaser));
        world.Fetcher.Answer(Robots, _ => new FetchResult.Failed("site.example answered 404", 404));
        world.Fetcher.Answer(Page, _ => Text(Page, $"<html lang=en><head><title>{title}</title>{link}</head><body><article><h1>{title}</h1>{Story}</article></body></html>", "text/html"));
        await using var bot = new BotProcess(world);
        await bot.AddSourceAsync(Feed, fullText);
        return world;
    }

    private static async Task<BotProcess> RunAsync(BotWorld world)
    {
        var bot = new BotProcess(world);
        await bot.Host.IngestAsync(Cancel);
        return bot;
    }

    private static async Task<BotProcess> PollAndFetchAsync(BotWorld world)
    {
        var bot = new BotProcess(world);
        await bot.Get<PollStep>().RunAsync(Cancel);
        await bot.Host.DrainAsync(StorageNames.SourcesToFetch, Cancel);
        return bot;
    }

    /// <summary>Messages for Read, those with a delay among them.</summary>
    private static async Task<int> WaitingAsync(BotProcess bot) =>
        (await bot.Get<StorageAccount>().Queue(StorageNames.PagesToRead).GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount;

    private static Task<IReadOnlyList<Tag>> TagsAsync(BotWorld world, BotProcess bot) =>
        bot.Get<TagStore>().ReadAsync(BotWorld.OpenSource, world.Clock.GetUtcNow().AddDays(-5), world.Clock.GetUtcNow(), Cancel);

    private static FetchResult.Fetched Text(string url, string text, string contentType) =>
        new(Encoding.UTF8.GetBytes(text), contentType, new Validators(null, null), new Uri(url), null, null);
}
