using Microsoft.AspNetCore.Http;
using NewsBot.Fetching;
using NewsBot.IntegrationTests.Pipeline;
using NewsBot.Pipeline;
using NewsBot.Sources;
using NewsBot.Subscriptions;

namespace NewsBot.IntegrationTests.Sources;

/// <summary>What the owner of a site sees of us: the bot whole, over real HTTP and storage, a new process for each round.</summary>
public sealed class GuestMannersTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Feed = "/feed.xml";

    private WatchedSite site = null!;
    private BotWorld world = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await WatchedSite.StartAsync(Cancel);
        world = await BotWorld.CreateAsync(azurite);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task OnlyTheFirstFetch_IsUnconditional_WhateverIsRestarted()
    {
        site.Answer(Feed, async context =>
        {
            context.Response.Headers.LastModified = "Tue, 24 Nov 2026 07:00:00 GMT";
            await site.SendFeedAsync(context, "a");
        });
        await WatchAsync(Feed);

        for (var round = 0; round < 3; round++)
        {
            await RoundAsync(after: TimeSpan.FromHours(2));
        }

        Assert.Equal(
            [("", ""), ("\"a\"", "Tue, 24 Nov 2026 07:00:00 GMT"), ("\"a\"", "Tue, 24 Nov 2026 07:00:00 GMT")],
            site.Requests.Select(r => (r.Headers.IfNoneMatch.ToString(), r.Headers.IfModifiedSince.ToString())));
    }

    [Fact]
    public async Task Restart_BringsNoEarlyPoll()
    {
        site.Serve(Feed, "a");
        await WatchAsync(Feed);

        for (var minute = 0; minute < 14; minute++)
        {
            await RoundAsync(after: TimeSpan.FromMinutes(1));
        }

        Assert.Single(site.Requests);
    }

    [Theory]
    [InlineData("W/\"odd  spacing\"")]
    [InlineData("unquoted")]
    [InlineData("\"\"")]
    public async Task Validators_GoBackByteForByte(string etag)
    {
        site.Answer(Feed, context =>
        {
            context.Response.Headers.ETag = etag;
            context.Response.Headers.LastModified = "sometime last week";
            return context.Response.WriteAsync(site.Rss("a"));
        });
        await WatchAsync(Feed);

        await RoundAsync();
        await RoundAsync(after: TimeSpan.FromHours(2));

        var last = site.Requests.Last().Headers;
        Assert.Equal((etag, "sometime last week"), (last.IfNoneMatch.ToString(), last.IfModifiedSince.ToString()));
    }

    [Fact]
    public async Task Validators_AreReplacedByEach200_DroppedWhereItHasNone_AndKeptFromA304()
    {
        var answers = new Queue<(int Status, string? ETag, string? Modified)>(
            [(200, "\"1\"", "monday"), (200, null, "tuesday"), (304, "\"3\"", null), (200, null, null), (200, null, null)]);
        site.Answer(Feed, context =>
        {
            var (status, etag, modified) = answers.Dequeue();
            context.Response.StatusCode = status;
            context.Response.Headers.ETag = etag;
            context.Response.Headers.LastModified = modified;
            return status == 200 ? context.Response.WriteAsync(site.Rss("a")) : Task.CompletedTask;
        });
        await WatchAsync(Feed);

        while (answers.Count > 0)
        {
            await RoundAsync(after: TimeSpan.FromDays(1.2));
        }

        Assert.Equal(
            [("", ""), ("\"1\"", "monday"), ("", "tuesday"), ("\"3\"", "tuesday"), ("", "")],
            site.Requests.Select(r => (r.Headers.IfNoneMatch.ToString(), r.Headers.IfModifiedSince.ToString())));
    }

    [Fact]
    public async Task A304_WritesNothingButTheSchedule()
    {
        site.Serve(Feed, "a");
        await WatchAsync(Feed);
        await RoundAsync();
        world.Clock.Advance(TimeSpan.FromHours(2));
        await using var bot = Start();

        await bot.Host.IngestAsync(Cancel);

        var cost = bot.Operations.Snapshot();
        Assert.Equal((0, 0), (cost.Of("blob"), cost.ByOperation.GetValueOrDefault("queue send") - 1));
        Assert.Equal(2, cost.ByOperation["table transaction"]);
    }

    [Theory]
    [InlineData("Cache-Control", "max-age=7200", "")]
    [InlineData("Cache-Control", "public, s-maxage=5, max-age=7200", "")]
    [InlineData("Expires", "Tue, 24 Nov 2026 10:00:00 GMT", "")]
    [InlineData("X", "x", "<ttl>120</ttl>")]
    [InlineData("X", "x", "<skipHours><hour>8</hour><hour>9</hour></skipHours>")]
    [InlineData("X", "x", "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>12</sy:updateFrequency>")]
    public async Task Source_IsNotAskedBeforeItWishes_AndNotMuchLater(string header, string value, string member)
    {
        site.Answer(Feed, context =>
        {
            context.Response.Headers.ETag = "\"1\"";
            context.Response.Headers[header] = value;
            context.Response.Headers.Date = "Tue, 24 Nov 2026 08:00:00 GMT";
            var rss = site.Rss("a").Replace("<channel>", $"<channel xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\">{member}", StringComparison.Ordinal);
            return context.Response.WriteAsync(rss);
        });
        await WatchAsync(Feed);
        await RoundAsync();

        await RoundAsync(after: TimeSpan.FromMinutes(119));
        var before = site.Requests.Count;
        await RoundAsync(after: TimeSpan.FromMinutes(30));

        Assert.Equal((1, 2), (before, site.Requests.Count));
    }

    [Fact]
    public async Task SourceWithoutValidators_IsAskedFarLessOften()
    {
        site.Answer("/with", context => site.SendFeedAsync(context, "a"));
        site.Answer("/without", context => context.Response.WriteAsync(site.Rss("a")));
        await WatchAsync("/with", "/without");

        for (var minutes = 0; minutes < 120; minutes += 5)
        {
            await RoundAsync(after: TimeSpan.FromMinutes(5));
        }

        var byPath = site.Requests.CountBy(r => r.Path).ToDictionary();
        Assert.True(byPath["/with"] >= 2 * byPath["/without"], $"{byPath["/with"]} and {byPath["/without"]} requests");
    }

    [Theory]
    [InlineData(429, "7200")]
    [InlineData(503, "7200")]
    [InlineData(503, "Tue, 24 Nov 2026 10:00:00 GMT")]
    public async Task RetryAfter_IsHonouredWhole_ForTheWholeHost(int status, string retryAfter)
    {
        site.Answer("/busy", status, ("Retry-After", retryAfter), ("Date", "Tue, 24 Nov 2026 08:00:00 GMT"));
        site.Serve("/other", "a");
        await WatchAsync("/busy");
        await RoundAsync();
        await WatchAsync("/other");

        await RoundAsync(after: TimeSpan.FromMinutes(119));
        var before = site.Requests.Count;
        await RoundAsync(after: TimeSpan.FromMinutes(60));

        Assert.Equal(1, before);
        Assert.Contains(site.Requests, r => r.Path == "/other");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(503)]
    public async Task Failures_AreRetriedMoreAndMoreRarely_AndNeverAtOnce(int status)
    {
        site.Answer(Feed, status);
        await WatchAsync(Feed);
        var at = new List<TimeSpan>();
        var start = world.Clock.GetUtcNow();

        for (var round = 0; round < 60; round++)
        {
            var before = site.Requests.Count;
            await RoundAsync(after: TimeSpan.FromMinutes(5));
            if (site.Requests.Count > before)
            {
                at.Add(world.Clock.GetUtcNow() - start);
            }
        }

        var pauses = at.Zip(at.Skip(1), (a, b) => b - a).ToList();
        Assert.Equal(site.Requests.Count, at.Count);
        Assert.InRange(pauses.Count, 3, 6);
        Assert.Equal(pauses.Order(), pauses);
        Assert.True(pauses[0] >= TimeSpan.FromMinutes(5));
    }

    [Theory]
    [InlineData(301, true)]
    [InlineData(308, true)]
    [InlineData(302, false)]
    [InlineData(303, false)]
    [InlineData(307, false)]
    public async Task Redirect_IsRememberedOnlyWhenPermanent(int status, bool remembered)
    {
        site.Serve("/new", "a");
        Redirect(Feed, status, "/new");
        await WatchAsync(Feed);

        await RoundAsync();
        await RoundAsync(after: TimeSpan.FromHours(2));

        Assert.Equal(remembered ? 1 : 2, site.Requests.Count(r => r.Path == Feed));
        Assert.Equal(2, site.Requests.Count(r => r.Path == "/new"));
    }

    [Fact]
    public async Task PermanentRedirect_IsNotRemembered_UntilItsTargetGaveAFeed()
    {
        Redirect(Feed, 301, "/new");
        site.Answer("/new", context => context.Response.WriteAsync("<html>Sign in first</html>"));
        await WatchAsync(Feed);

        await RoundAsync();
        await RoundAsync(after: TimeSpan.FromHours(2));

        Assert.Equal(2, site.Requests.Count(r => r.Path == Feed));
    }

    [Fact]
    public async Task RedirectLoop_IsGivenUpAfterAFewHops()
    {
        Redirect(Feed, 301, Feed);
        await WatchAsync(Feed);

        await RoundAsync();

        Assert.InRange(site.Requests.Count, 1, 10);
        Assert.Equal(SourceStatus.Failing, (await SourceAsync(Feed)).Status);
    }

    [Fact]
    public async Task Gone_IsNeverAskedAgain_AndItsOwnerIsTold()
    {
        site.Answer(Feed, StatusCodes.Status410Gone);
        await WatchAsync(Feed);

        for (var round = 0; round < 5; round++)
        {
            await RoundAsync(after: TimeSpan.FromDays(1));
        }

        Assert.Single(site.Requests);
        Assert.Equal(SourceStatus.Gone, (await SourceAsync(Feed)).Status);
        Assert.Equal(1, Assert.Single(world.Chat.Lines, l => l.Key.Contains("Gone", StringComparison.Ordinal)).Value);
    }

    [Fact]
    public async Task Request_SaysWhoAsks_AndNothingMore()
    {
        site.Serve(Feed, "a");
        await WatchAsync(Feed + "?token=1");

        await RoundAsync();

        var (path, headers) = Assert.Single(site.Requests);
        Assert.Equal(Feed + "?token=1", path);
        Assert.Matches(@"^NewsBot/\d+\.\d+\.\d+ \(\+https://\S+\)$", headers.UserAgent.ToString());
        Assert.Contains("gzip", headers.AcceptEncoding.ToString(), StringComparison.Ordinal);
        Assert.Contains("br", headers.AcceptEncoding.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(headers.Keys, k => k is "Cookie" or "Referer" or "traceparent" or "Authorization" or "From");
    }

    [Fact]
    public async Task Source_IsFetchedOnce_HoweverManyChannelsSubscribe()
    {
        site.Serve(Feed, "a");
        await WatchAsync(Feed);
        await using (var bot = Start())
        {
            foreach (var channel in Enumerable.Range(1, 5))
            {
                await bot.SubscribeAsync(new ChannelId(ChannelKind.Discord, $"12345678901234567{channel}"), Rhythm.Instant, BotWorld.OpenSource);
            }

            await bot.Host.IngestAsync(Cancel);
            await bot.Host.PostAsync(Cancel);
        }

        Assert.Single(site.Requests);
        Assert.Equal(5, world.Chat.Bodies.Count);
    }

    [Fact]
    public async Task SourcesOfAHost_AreAskedOneAfterTheOther()
    {
        var (now, most) = (0, 0);
        var paths = Enumerable.Range(0, 6).Select(i => $"/{i}.xml").ToArray();
        foreach (var path in paths)
        {
            site.Answer(path, async context =>
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await context.Response.WriteAsync(site.Rss("a"));

                // Before the asker knows that it has all.
                Interlocked.Decrement(ref now);
            });
        }

        await WatchAsync(paths);

        await RoundAsync();

        Assert.Equal((6, 1), (site.Requests.Count, most));
    }

    [Fact]
    public async Task FetchDoneAgain_AsksNobody_OnceItsSourcesWereGivenBack()
    {
        site.Serve(Feed, "a");
        await WatchAsync(Feed);
        await using var bot = Start();
        await bot.Get<PollStep>().RunAsync(Cancel);
        var message = await QueuePeek.TakeAsync<SourcesToFetch>(bot, Cancel);
        await bot.Get<FetchStep>().RunAsync(message, Cancel);
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        await bot.Get<FetchStep>().RunAsync(message, Cancel);

        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task Trouble_IsToldOnce_AndOnceThatItIsOver()
    {
        site.Answer(Feed, StatusCodes.Status500InternalServerError);
        await WatchAsync(Feed);
        for (var round = 0; round < 10; round++)
        {
            await RoundAsync(after: TimeSpan.FromDays(1.2));
        }

        var whileFailing = world.Chat.Lines.ToDictionary();
        site.Serve(Feed, "a");
        for (var round = 0; round < 3; round++)
        {
            await RoundAsync(after: TimeSpan.FromDays(1.2));
        }

        Assert.Equal(1, Assert.Single(whileFailing, l => l.Key.StartsWith("Failing", StringComparison.Ordinal)).Value);
        Assert.Equal(1, Assert.Single(world.Chat.Lines, l => l.Key.StartsWith("Ok", StringComparison.Ordinal)).Value);
    }

    private BotProcess Start() => new(world, fetcher: new HttpFetcher(new IngestOptions { AllowPrivateNetworks = true }, world.Clock));

    /// <summary>Lets time pass, then has a new process do all that is due.</summary>
    private async Task RoundAsync(TimeSpan after = default)
    {
        world.Clock.Advance(after);
        await using var bot = Start();
        await bot.Host.IngestAsync(Cancel);
        await bot.Host.PostAsync(Cancel);
    }

    private async Task WatchAsync(params string[] paths)
    {
        await using var bot = Start();
        foreach (var path in paths)
        {
            await bot.AddSourceAsync(site.At(path), owner: BotWorld.Channel);
        }
    }

    private async Task<Source> SourceAsync(string path)
    {
        await using var bot = Start();
        return await bot.Get<SourceStore>().FindAsync(SourceId.Of(new Uri(site.At(path))), Cancel)
            ?? throw new InvalidOperationException($"{path} is not watched.");
    }

    private void Redirect(string from, int status, string to) => site.Answer(from, status, ("Location", to));
}
