using System.Globalization;
using System.Text;
using NewsBot.Fetching;
using NewsBot.Sources;

namespace NewsBot.Tests.Sources;

public sealed class SourceJudgeTests
{
    private const string Empty = "<rss version=\"2.0\"><channel/></rss>";

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);
    private static readonly Validators Validators = new("\"2\"", "yesterday");

    private static readonly FetchOrder Order = new()
    {
        Id = new SourceId("0123456789ab"),
        Url = "http://site.example/feed",
        Title = "",
        ETag = "\"1\"",
        LastModified = "before",
        Failures = 2,
        Seen = SeenEntries.None,
        Row = "c|1|0123456789ab",
    };

    [Fact]
    public void Refused_TellsAServerNothingOfOurNetwork()
    {
        var order = Order with { Id = new SourceId("123456789012345678.0123456789ab") };

        var outcome = Of(new FetchResult.Refused("intranet leads to 10.0.0.1"), order).Outcome;

        Assert.Equal("Its address may not be asked.", outcome.Reason);
        Assert.Equal(outcome.Reason, outcome.Notice?.Reason);
    }

    [Fact]
    public void NotModified_KeepsValidatorsThatA304DoesNotCarry()
    {
        var outcome = Of(new FetchResult.NotModified(new Validators("\"9\"", null), null)).Outcome;

        Assert.Equal(("\"9\"", "before"), (outcome.Next.ETag, outcome.Next.LastModified));
        Assert.Equal((SourceStatus.Ok, 0), (outcome.Status, outcome.Next.Failures));
    }

    [Fact]
    public void NotModified_KeepsWhatTheFeedAndTheServerWished()
    {
        var wishes = new SourceRhythm { Wish = 7_200, FreshFor = 3_600, SkipHours = 1, SkipDays = 1 };

        var rhythm = Of(new FetchResult.NotModified(new Validators(null, null), null), Order with { Rhythm = wishes }).Outcome.Next.Rhythm;

        Assert.Equal(wishes, rhythm with { Interval = 0 });
    }

    [Fact]
    public void NotModified_TakesTheFreshnessThatA304Carries()
    {
        var order = Order with { Rhythm = new SourceRhythm { FreshFor = 3_600 } };

        var outcome = Of(new FetchResult.NotModified(new Validators(null, null), TimeSpan.FromHours(5)), order).Outcome;

        Assert.Equal(18_000, outcome.Next.Rhythm.FreshFor);
        Assert.True(outcome.NextDue >= Now.AddHours(5));
    }

    [Fact]
    public void Fetched_ReplacesValidatorsAndTakesTheFeedsTitle()
    {
        var verdict = Of(Feed("<rss><channel><title>Site</title><item><title>T</title><link>http://site.example/1</link></item></channel></rss>"));

        Assert.Equal("Site", verdict.Outcome.Next.Title);
        Assert.Equal(("\"2\"", "yesterday"), (verdict.Outcome.Next.ETag, verdict.Outcome.Next.LastModified));
        Assert.Equal("Site", Assert.Single(verdict.New).SourceTitle);
    }

    [Fact]
    public void Fetched_DropsValidatorsThatA200NoLongerCarries()
    {
        var next = Of(Feed(Empty) with { Validators = new Validators(null, null) }).Outcome.Next;

        Assert.Equal((null, null), (next.ETag, next.LastModified));
    }

    [Fact]
    public void Fetched_MovesOnlyAfterTheTargetGaveAFeed()
    {
        var target = new Uri("http://other.example/feed");

        Assert.Equal(target.AbsoluteUri, Of(Feed(Empty) with { MovedTo = target }).Outcome.Next.Url);
        Assert.Equal(Order.Url, Of(Feed("<html>moved</html>") with { MovedTo = target }).Outcome.Next.Url);
    }

    [Fact]
    public void Fetched_NamesTheFeedsOfAPage_WhereItIsNone()
    {
        const string Page = "<html><head><link rel=alternate type=application/rss+xml href=/feed.xml></head></html>";

        Assert.Contains("http://site.example/feed.xml", Of(Feed(Page) with { ContentType = "text/html" }).Outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, 900)]
    [InlineData(7_200, 7_200)]
    [InlineData(200_000, 200_000)]
    [InlineData(10_000_000, 604_800)]
    public void Fetched_IsDueNoSoonerThanTheServerAsks_WithinAWeek(int freshFor, int leastSeconds)
    {
        var due = Of(Feed(Empty) with { FreshFor = TimeSpan.FromSeconds(freshFor) }).Outcome.NextDue;

        Assert.InRange((due - Now)?.TotalSeconds ?? 0, leastSeconds, leastSeconds * 1.1);
    }

    [Theory]
    [InlineData("<ttl>120</ttl>", 120)]
    [InlineData("<sy:updatePeriod xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\">daily</sy:updatePeriod>", 1_440)]
    public void Fetched_IsDueNoSoonerThanTheFeedWishes(string member, int leastMinutes)
    {
        var due = Of(Feed($"<rss version=\"2.0\"><channel>{member}</channel></rss>")).Outcome.NextDue;

        Assert.InRange((due - Now)?.TotalMinutes ?? 0, leastMinutes, leastMinutes * 1.1);
    }

    [Theory]
    [InlineData("<skipHours><hour>8</hour><hour>9</hour></skipHours>", "2026-11-24T10")]
    [InlineData("<skipDays><day>Tuesday</day></skipDays>", "2026-11-25T00")]
    public void Fetched_IsNotDueWhileTheFeedWishesToBeLeftAlone(string member, string hour)
    {
        var due = Of(Feed($"<rss version=\"2.0\"><channel>{member}</channel></rss>")).Outcome.NextDue;

        Assert.StartsWith(hour, due?.ToString("s", CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void Fetched_CutsATitleThatWouldNotFitIntoARow()
    {
        var verdict = Of(Feed($"<rss><channel><title>{new string('t', 100_000)}</title></channel></rss>"));

        Assert.InRange(verdict.Outcome.Next.Title.Length, 1, Source.MaxTitle);
    }

    [Fact]
    public void Fetched_SendsTeasersToBeRead_WhereTheSourceWantsIt()
    {
        const string Feed = """
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
            <item><title>Teaser</title><link>http://site.example/1</link><description>The beginning</description></item>
            <item><title>Whole</title><link>http://site.example/2</link><content:encoded>All of it, as short as it is.</content:encoded></item>
            <item><title>Nowhere</title><description>No address, so no page</description></item>
            </channel></rss>
            """;

        var wanted = Of(SourceJudgeTests.Feed(Feed), Order with { FullText = true });
        var unwanted = Of(SourceJudgeTests.Feed(Feed));

        Assert.Equal("Teaser", Assert.Single(wanted.ToRead).Title);
        Assert.Empty(unwanted.ToRead);
        Assert.Equal(3, wanted.New.Count);
    }

    [Fact]
    public void RetryAfter_IsHonouredWhole()
    {
        var outcome = Of(new FetchResult.RetryAfter(TimeSpan.FromDays(30), "busy")).Outcome;

        Assert.True(outcome.NextDue >= Now.AddDays(30));
        Assert.Equal((SourceStatus.Failing, 3), (outcome.Status, outcome.Next.Failures));
    }

    [Fact]
    public void RetryAfter_OfAgesEndsNoCalendar()
    {
        var outcome = Of(new FetchResult.RetryAfter(TimeSpan.MaxValue, "busy")).Outcome;

        Assert.True(outcome.NextDue > Now.AddDays(300));
    }

    [Fact]
    public void Gone_EndsItAndIsTold()
    {
        var outcome = Of(new FetchResult.Gone("gone")).Outcome;

        Assert.Null(outcome.NextDue);
        Assert.Equal(SourceStatus.Gone, outcome.Status);
        Assert.Equal("gone", outcome.Notice?.Reason);
    }

    [Fact]
    public void Failure_BacksOffLongerEachTime_UpToADay()
    {
        var waits = Enumerable.Range(0, 40)
            .Select(failures => Of(new FetchResult.Failed("no"), Order with { Failures = failures }).Outcome.NextDue - Now)
            .ToList();

        Assert.Equal(waits.Order(), waits);
        Assert.InRange(waits[0]?.TotalMinutes ?? 0, 5, 15);
        Assert.InRange(waits[^1]?.TotalHours ?? 0, 24, 27);
    }

    [Fact]
    public void Failure_IsToldOnce_AndThatItIsOver()
    {
        var order = Order with { Failures = 0, Owner = "123456789012345678" };
        var notices = new List<SourceNotice?>();
        for (var i = 0; i < 8; i++)
        {
            var outcome = Of(new FetchResult.Failed("no connection"), order).Outcome;
            notices.Add(outcome.Notice);
            order = outcome.Next;
        }

        for (var i = 0; i < 2; i++)
        {
            var outcome = Of(Feed(Empty), order).Outcome;
            notices.Add(outcome.Notice);
            order = outcome.Next;
        }

        Assert.Equal(
            [(4, SourceStatus.Failing, "no connection", "123456789012345678"), (8, SourceStatus.Ok, null, "123456789012345678")],
            notices.Index().Where(n => n.Item is not null).Select(n => (n.Index, n.Item!.Status, n.Item.Reason, n.Item.Owner)));
    }

    [Fact]
    public void Failure_OfAFewTimes_IsNeverTold()
    {
        var failed = Of(new FetchResult.Failed("no"), Order with { Failures = 0 }).Outcome;

        Assert.Null(failed.Notice);
        Assert.Null(Of(Feed(Empty), failed.Next).Outcome.Notice);
    }

    [Fact]
    public void Refusal_IsToldAtOnce_ForOnlyAPersonCanMendIt() =>
        Assert.Equal("private", Of(new FetchResult.Refused("private")).Outcome.Notice?.Reason);

    private static SourceVerdict Of(FetchResult result, FetchOrder? order = null) =>
        new SourceJudge(new SourceOptions()).Judge(order ?? Order, result, SeenEntries.None, Now);

    private static FetchResult.Fetched Feed(string text) =>
        new(Encoding.UTF8.GetBytes(text), "application/xml", Validators, new Uri(Order.Url), null, null);
}
