using System.Text;
using NewsBot.Fetching;
using NewsBot.Sources;

namespace NewsBot.Tests.Sources;

public sealed class SourceVerdictTests
{
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
    public void NotModified_KeepsValidatorsThatA304DoesNotCarry()
    {
        var outcome = Of(new FetchResult.NotModified(new Validators("\"9\"", null), null)).Outcome;

        Assert.Equal(("\"9\"", "before"), (outcome.Next.ETag, outcome.Next.LastModified));
        Assert.Equal((SourceStatus.Ok, 0), (outcome.Status, outcome.Next.Failures));
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
    public void Fetched_MovesOnlyAfterTheTargetGaveAFeed()
    {
        var target = new Uri("http://other.example/feed");

        Assert.Equal(target.AbsoluteUri, Of(Feed("<rss><channel/></rss>") with { MovedTo = target }).Outcome.Next.Url);
        Assert.Equal(Order.Url, Of(Feed("<html>moved</html>") with { MovedTo = target }).Outcome.Next.Url);
    }

    [Theory]
    [InlineData(60, 900)]
    [InlineData(7_200, 7_200)]
    [InlineData(10_000_000, 86_400)]
    public void Fetched_IsDueNoSoonerThanTheServerAsks_WithinADay(int freshFor, int leastSeconds)
    {
        var due = Of(Feed("<rss><channel/></rss>") with { FreshFor = TimeSpan.FromSeconds(freshFor) }).Outcome.NextDue;

        Assert.InRange((due - Now)?.TotalSeconds ?? 0, leastSeconds, leastSeconds * 1.1);
    }

    [Fact]
    public void Fetched_CutsATitleThatWouldNotFitIntoARow()
    {
        var verdict = Of(Feed($"<rss><channel><title>{new string('t', 100_000)}</title></channel></rss>"));

        Assert.InRange(verdict.Outcome.Next.Title.Length, 1, Source.MaxTitle);
    }

    [Fact]
    public void RetryAfter_IsHonouredWhole()
    {
        var outcome = Of(new FetchResult.RetryAfter(TimeSpan.FromDays(3), "busy")).Outcome;

        Assert.True(outcome.NextDue >= Now.AddDays(3));
        Assert.Equal((SourceStatus.Failing, 3), (outcome.Status, outcome.Next.Failures));
    }

    [Fact]
    public void Gone_EndsIt()
    {
        var outcome = Of(new FetchResult.Gone("gone")).Outcome;

        Assert.Null(outcome.NextDue);
        Assert.Equal(SourceStatus.Gone, outcome.Status);
    }

    [Fact]
    public void Failure_BacksOffLongerEachTime_UpToADay()
    {
        var waits = Enumerable.Range(0, 40)
            .Select(failures => SourceVerdict.Of(Order with { Failures = failures }, new FetchResult.Failed("no"), SeenEntries.None, Now).Outcome.NextDue - Now)
            .ToList();

        Assert.Equal(waits.Order(), waits);
        Assert.InRange(waits[0]?.TotalMinutes ?? 0, 5, 15);
        Assert.InRange(waits[^1]?.TotalHours ?? 0, 24, 27);
    }

    private static SourceVerdict Of(FetchResult result) => SourceVerdict.Of(Order, result, SeenEntries.None, Now);

    private static FetchResult.Fetched Feed(string text) =>
        new(Encoding.UTF8.GetBytes(text), "application/xml", Validators, new Uri(Order.Url), null, null);
}
