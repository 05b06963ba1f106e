using System.Net;
using System.Text;
using System.Xml;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Cli.Demo;

namespace NewsBot.IntegrationTests.Demo;

public sealed class SampleSiteTests : IAsyncLifetime
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly FakeTimeProvider clock = new(new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private SampleSite site = null!; // Set by InitializeAsync, before any test.

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => site = await SampleSite.StartAsync(clock, Stop);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public void Sources_AreHalfChinese_AndTellWhatTheyShow()
    {
        Assert.InRange(site.Sources.Count, 10, 20);
        Assert.Equal(site.Sources.Count, 2 * site.Sources.Count(source => source.Language.StartsWith("zh", StringComparison.Ordinal)));
        Assert.Distinct(site.Sources.Select(source => source.Url));
        Assert.All(site.Sources, source => Assert.NotEmpty(source.Shows));
    }

    [Fact]
    public async Task Feeds_AreWellFormed_ButTheMalformed()
    {
        var broken = new List<string>();
        foreach (var feed in await FeedsAsync())
        {
            try
            {
                FeedOutline.Read(feed.Body);
            }
            catch (XmlException)
            {
                broken.Add(feed.Source.Title);
            }
        }

        Assert.Equal(["Brackish Bay Times"], broken);
    }

    [Fact]
    public async Task Feeds_HaveTheirTitle_AndEntriesOfTheLastDays_NewestFirst()
    {
        foreach (var feed in (await FeedsAsync()).Where(IsWellFormed))
        {
            var (title, entries) = FeedOutline.Read(feed.Body);
            var ages = entries.Select(entry => clock.GetUtcNow() - entry.Published);
            Assert.Equal(feed.Source.Title, title);
            Assert.InRange(entries.Count, 6, 20);
            Assert.All(ages, age => Assert.InRange(age, TimeSpan.FromMinutes(10), TimeSpan.FromDays(14)));
            Assert.Equal(entries.OrderByDescending(entry => entry.Published), entries);
        }
    }

    [Fact]
    public async Task Links_AnswerAPageWithTheArticlesTitle()
    {
        foreach (var feed in (await FeedsAsync()).Where(IsWellFormed))
        {
            foreach (var entry in FeedOutline.Read(feed.Body).Entries)
            {
                using var answer = await http.GetAsync(entry.Link, Stop);
                var page = await answer.Content.ReadAsByteArrayAsync(Stop);
                var isGb18030 = Encoding.ASCII.GetString(page).Contains("charset=\"gb18030\"", StringComparison.Ordinal);
                var html = (isGb18030 ? FeedOutline.Gb18030 : Encoding.UTF8).GetString(page);

                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
                Assert.Contains($"<h1>{WebUtility.HtmlEncode(entry.Title)}</h1>", html, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Pages_AreThere_ForEveryArticleButThoseHeldBack()
    {
        foreach (var outlet in SampleOutlets.Read())
        {
            foreach (var article in outlet.Entries)
            {
                using var answer = await http.GetAsync(new Uri(site.BaseAddress, outlet.HomePath + article.Slug), Stop);
                Assert.Equal(article.Held ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Links_OfReprints_DifferFromTheOriginalsOnlyInWhatTracks()
    {
        var feeds = (await FeedsAsync()).Where(IsWellFormed);
        var links = feeds.SelectMany(feed => FeedOutline.Read(feed.Body).Entries).Select(entry => entry.Link).ToList();
        var reprints = links.Where(link => link.Query.Length > 0 || link.Fragment.Length > 0).ToList();

        Assert.InRange(reprints.Count, 4, 12);
        Assert.All(reprints, reprint => Assert.Contains(new Uri(reprint.GetLeftPart(UriPartial.Path)), links));
    }

    [Fact]
    public async Task Feed_AnswersNotModified_WhenAskedWithItsValidators()
    {
        foreach (var (source, answer, _) in await FeedsAsync())
        {
            using var again = new HttpRequestMessage(HttpMethod.Get, answer.RequestMessage!.RequestUri); // An answer has its request.
            again.Headers.IfModifiedSince = answer.Content.Headers.LastModified;
            if (answer.Headers.ETag is { } etag)
            {
                again.Headers.IfNoneMatch.Add(etag);
            }

            using var unchanged = await http.SendAsync(again, Stop);
            Assert.True(unchanged.StatusCode == HttpStatusCode.NotModified, source.Title);
        }
    }

    [Fact]
    public async Task Feeds_HaveAnETagButOne() =>
        Assert.Single(await FeedsAsync(), feed => feed.Answer.Headers.ETag is null && feed.Answer.Content.Headers.LastModified is not null);

    [Fact]
    public async Task Feed_IsGb18030_WhereItSaysSo()
    {
        var source = Source("南渡晚报");
        using var answer = await http.GetAsync(source.Url, Stop);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);

        Assert.Null(answer.Content.Headers.ContentType?.CharSet);
        var xml = FeedOutline.Gb18030.GetString(bytes);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"gb18030\"?>", xml, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<title>南渡晚报</title>", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("南渡晚报", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Source_IsRedirectedForGood_WhereTheFeedMoved()
    {
        using var answer = await http.GetAsync(Source("The Commons Ledger").Url, Stop);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(new Uri(site.BaseAddress, "/commons-ledger/feed.xml"), answer.Headers.Location);
    }

    [Fact]
    public async Task Source_IsNotFound_WhereTheFeedIsGone()
    {
        using var answer = await http.GetAsync(Source("寂静港评论").Url, Stop);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Source_IsAPage_WhereSomebodyPastedAnArticle()
    {
        var source = Source("The last typewriter shop on Calder Street");
        using var answer = await http.GetAsync(source.Url, Stop);

        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains($"<h1>{source.Title}</h1>", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublishMore_ChangesTheLiveBlogAlone()
    {
        var before = await FeedsAsync();
        clock.Advance(TimeSpan.FromSeconds(5));

        var published = site.PublishMore();

        var changed = (await FeedsAsync()).Zip(before).Where(pair => !pair.First.Body.SequenceEqual(pair.Second.Body)).ToList();
        var (after, first) = Assert.Single(changed);
        Assert.Equal("Harbour Live", after.Source.Title);
        Assert.Equal(2, published);
        Assert.Equal(published, FeedOutline.Read(after.Body).Entries.Except(FeedOutline.Read(first.Body).Entries).Count());
        Assert.NotEqual(first.Answer.Headers.ETag, after.Answer.Headers.ETag);
        Assert.True(after.Answer.Content.Headers.LastModified > first.Answer.Content.Headers.LastModified);
    }

    [Fact]
    public async Task PublishMore_ChangesNothing_TheSecondTime()
    {
        site.PublishMore();
        var before = await http.GetByteArrayAsync(Source("Harbour Live").Url, Stop);
        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(0, site.PublishMore());
        Assert.Equal(before, await http.GetByteArrayAsync(Source("Harbour Live").Url, Stop));
    }

    [Fact]
    public async Task RequestsByStatus_CountsEveryAnswer()
    {
        foreach (var source in site.Sources)
        {
            using var _ = await http.GetAsync(source.Url, Stop);
        }

        Assert.Equal(new Dictionary<int, int> { [200] = site.Sources.Count - 2, [301] = 1, [404] = 1 }, site.RequestsByStatus);
    }

    [Fact]
    public async Task DisposeAsync_LeavesNothingListening()
    {
        var ended = await SampleSite.StartAsync(clock, Stop);
        await http.GetByteArrayAsync(ended.Sources[0].Url, Stop);
        await ended.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(ended.BaseAddress, Stop));
    }

    private static bool IsWellFormed(Fetched feed) => feed.Source.Title != "Brackish Bay Times";

    private SampleSource Source(string title) => Assert.Single(site.Sources, source => source.Title == title);

    /// <summary>Every source that is a feed, redirects followed.</summary>
    private async Task<List<Fetched>> FeedsAsync()
    {
        var feeds = new List<Fetched>();
        foreach (var source in site.Sources)
        {
            var answer = await http.GetAsync(source.Url, Stop);
            if (answer.Headers.Location is { } moved)
            {
                answer = await http.GetAsync(moved, Stop);
            }

            if (answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                feeds.Add(new(source, answer, await answer.Content.ReadAsByteArrayAsync(Stop)));
            }
        }

        // All but the 404 and the page.
        Assert.Equal(site.Sources.Count - 2, feeds.Count);
        return feeds;
    }

    private sealed record Fetched(SampleSource Source, HttpResponseMessage Answer, byte[] Body);
}
