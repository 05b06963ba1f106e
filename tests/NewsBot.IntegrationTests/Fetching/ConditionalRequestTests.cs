using NewsBot.Fetching;

namespace NewsBot.IntegrationTests.Fetching;

public sealed class ConditionalRequestTests
{
    [Theory]
    [InlineData("\"abc\"")]
    [InlineData("W/\"abc\"")]
    [InlineData("W/ \"a  b\"")]
    [InlineData("w/\"abc\"")]
    [InlineData("unquoted-gzip")]
    [InlineData("\"one\", \"two\"")]
    [InlineData("'single'")]
    [InlineData("\"\u00E9\u00FF\u0080\"")]
    [InlineData("\"tab\there\"")]
    public async Task ETag_GoesBack_ByteForByte(string etag)
    {
        await using var site = RawSite.Saying(RawSite.Answer("200 OK", $"ETag: {etag}", "hello"));
        var first = Assert.IsType<FetchResult.Fetched>(await Fetchers.OnceAsync(site.Address));

        await Fetchers.OnceAsync(new FetchRequest(site.Address, first.Validators.ETag));

        Assert.Equal(etag, site.Header(1, "If-None-Match"));
    }

    [Theory]
    [InlineData("Tue, 24 Nov 2026 08:00:00 GMT")]
    [InlineData("Tue, 24 Nov 2026 08:00:00 +0000")]
    [InlineData("2026-11-24T08:00:00Z")]
    [InlineData("0")]
    public async Task LastModified_GoesBack_AsTheStringThatCame(string date)
    {
        await using var site = RawSite.Saying(RawSite.Answer("200 OK", $"Last-Modified: {date}", "hello"));
        var first = Assert.IsType<FetchResult.Fetched>(await Fetchers.OnceAsync(site.Address));

        await Fetchers.OnceAsync(new FetchRequest(site.Address, null, first.Validators.LastModified));

        Assert.Equal(date, site.Header(1, "If-Modified-Since"));
    }

    [Fact]
    public async Task Validators_AreBothSent_WhenBothWereGiven()
    {
        await using var site = RawSite.Saying(RawSite.Answer("304 Not Modified"));

        await Fetchers.OnceAsync(new FetchRequest(site.Address, "\"a\"", "yesterday"));

        Assert.Equal(("\"a\"", "yesterday"), (site.Header(0, "If-None-Match"), site.Header(0, "If-Modified-Since")));
    }

    [Fact]
    public async Task Validators_AreNeverInvented()
    {
        await using var site = RawSite.Saying(RawSite.Answer("200 OK", "Date: Tue, 24 Nov 2026 08:00:00 GMT", "hello"));

        var fetched = Assert.IsType<FetchResult.Fetched>(await Fetchers.OnceAsync(site.Address));

        Assert.Equal(new Validators(null, null), fetched.Validators);
        Assert.Equal((null, null), (site.Header(0, "If-None-Match"), site.Header(0, "If-Modified-Since")));
    }

    [Theory]
    [InlineData(1_024, true)]
    [InlineData(1_025, false)]
    public async Task ETag_IsKept_OnlyWhenARowCanHoldIt(int length, bool kept)
    {
        await using var site = RawSite.Saying(RawSite.Answer("200 OK", $"ETag: {new string('e', length)}", "hello"));

        var fetched = Assert.IsType<FetchResult.Fetched>(await Fetchers.OnceAsync(site.Address));

        Assert.Equal(kept, fetched.Validators.ETag is not null);
    }

    [Fact]
    public async Task ETag_IsTheFirst_WhenAServerSendsTwo()
    {
        await using var site = RawSite.Saying(RawSite.Answer("200 OK", "ETag: \"a\"\r\nETag: \"b\"", "hello"));

        var fetched = Assert.IsType<FetchResult.Fetched>(await Fetchers.OnceAsync(site.Address));

        Assert.Equal("\"a\"", fetched.Validators.ETag);
    }

    [Fact]
    public async Task NotModified_CarriesWhatIsNewInItsHeaders()
    {
        await using var site = RawSite.Saying("HTTP/1.1 304 Not Modified\r\nETag: \"b\"\r\nCache-Control: max-age=60\r\n\r\n");

        var result = await Fetchers.OnceAsync(new FetchRequest(site.Address, "\"a\""));

        Assert.Equal(new FetchResult.NotModified(new Validators("\"b\"", null), TimeSpan.FromMinutes(1)), result);
    }

    [Fact]
    public async Task NotModified_IsAFailure_WhenNothingWasAskedConditionally()
    {
        await using var site = RawSite.Saying(RawSite.Answer("304 Not Modified"));

        Assert.IsType<FetchResult.Failed>(await Fetchers.OnceAsync(site.Address));
    }

    [Theory]
    [InlineData("\"a\"\r\nX-Injected: 1")]
    [InlineData("\"a\"\nX-Injected: 1")]
    [InlineData("\"a\"\0")]
    public async Task ETag_IsLeftOut_WhenItWouldBreakTheRequest(string etag)
    {
        await using var site = RawSite.Saying(RawSite.Answer("200 OK"));

        await Fetchers.OnceAsync(new FetchRequest(site.Address, etag));

        Assert.DoesNotContain("X-Injected", site.Requests[0], StringComparison.Ordinal);
        Assert.Null(site.Header(0, "If-None-Match"));
    }
}
