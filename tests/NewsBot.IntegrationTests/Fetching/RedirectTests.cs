using NewsBot.Fetching;

namespace NewsBot.IntegrationTests.Fetching;

public sealed class RedirectTests
{
    private static RawSite Site(params (string From, string Status, string To)[] redirects) => new(e =>
        e.WriteAsync(redirects.FirstOrDefault(r => r.From == e.Target) is { From: not null } redirect
            ? RawSite.Answer(redirect.Status + " Redirect", $"Location: {redirect.To}", "moved")
            : RawSite.Answer("200 OK", "", "hello")));

    [Theory]
    [InlineData("301 301", "/2")]
    [InlineData("308 301", "/2")]
    [InlineData("301 302", "/1")]
    [InlineData("308 307", "/1")]
    [InlineData("302 301", null)]
    [InlineData("303 308", null)]
    [InlineData("307 307", null)]
    public async Task MovedTo_IsWhereThePermanentOnesBeforeAnyOtherLed(string statuses, string? movedTo)
    {
        await using var site = Site([.. statuses.Split(' ').Select((status, i) => ($"/{i}", status, $"/{i + 1}"))]);

        var fetched = Assert.IsType<FetchResult.Fetched>(await Fetchers.OnceAsync(new Uri(site.Address, "/0")));

        Assert.Equal(("/2", movedTo), (fetched.FinalUrl.AbsolutePath, fetched.MovedTo?.AbsolutePath));
    }

    [Fact]
    public async Task NotModified_TellsWhereItMovedTo()
    {
        await using var site = new RawSite(e => e.WriteAsync(e.Target == "/old"
            ? RawSite.Answer("301 Moved", "Location: /new")
            : "HTTP/1.1 304 Not Modified\r\n\r\n"));

        var result = await Fetchers.OnceAsync(new FetchRequest(new Uri(site.Address, "/old"), "\"a\""));

        Assert.Equal("/new", Assert.IsType<FetchResult.NotModified>(result).MovedTo?.AbsolutePath);
    }

    [Fact]
    public async Task Hop_IsAskedConditionallyToo()
    {
        await using var site = Site(("/0", "302", "/1"));

        await Fetchers.OnceAsync(new FetchRequest(new Uri(site.Address, "/0"), "\"a\"", "yesterday"));

        Assert.Equal(("\"a\"", "yesterday"), (site.Header(1, "If-None-Match"), site.Header(1, "If-Modified-Since")));
    }

    [Theory]
    [InlineData("/0 /0", 1)]
    [InlineData("/0 /1 /0", 2)]
    [InlineData("/0 /0#again", 1)]
    public async Task Loop_EndsAtTheFirstAddressAskedTwice(string trail, int requests)
    {
        var hops = trail.Split(' ');
        await using var site = Site([.. hops.Zip(hops[1..]).Select(h => (h.First, "302", h.Second))]);

        var failed = Assert.IsType<FetchResult.Failed>(await Fetchers.OnceAsync(new Uri(site.Address, "/0")));

        Assert.Equal(("127.0.0.1 redirects in a loop", requests), (failed.Reason, site.Requests.Count));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task Redirects_AreFollowedUpToTheOption(int redirects, bool arrives)
    {
        await using var site = Site([.. Enumerable.Range(0, redirects).Select(i => ($"/{i}", "302", $"/{i + 1}"))]);
        var options = Fetchers.Options;
        options.MaxRedirects = 3;

        var result = await Fetchers.OnceAsync(new FetchRequest(new Uri(site.Address, "/0")), options);

        Assert.Equal(
            arrives ? "Fetched" : "127.0.0.1 redirects more than 3 times",
            result is FetchResult.Failed failed ? failed.Reason : result.GetType().Name);
    }

    [Theory]
    [InlineData("", "redirects to what is no address")]
    [InlineData("http://[bad", "redirects to what is no address")]
    [InlineData("javascript:alert(1)", "only complete addresses")]
    [InlineData("file:///etc/passwd", "only complete addresses")]
    [InlineData("ftp://127.0.0.1/", "only complete addresses")]
    [InlineData("http://user:secret@127.0.0.1/", "a user name or password")]
    [InlineData("http://127.0.0.1:22/", "port 22")]
    [InlineData("http://169.254.169.254/latest/secret", "169.254.169.254 is not a public address")]
    public async Task Redirect_IsNotFollowed_WhereNobodyMayGo(string location, string reason)
    {
        await using var site = Site(("/", "301", location));

        var result = await Fetchers.OnceAsync(site.Address);

        var told = result is FetchResult.Failed failed ? failed.Reason : Assert.IsType<FetchResult.Refused>(result).Reason;
        Assert.Contains(reason, told, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("next#part", "/next")]
    [InlineData("/a b", "/a%20b")]
    [InlineData("/\u00E6\u0096\u00B0", "/%E6%96%B0")]
    [InlineData("?page=2", "/?page=2")]
    public async Task Location_IsReadAsServersWriteIt(string location, string target)
    {
        await using var site = Site(("/", "301", location));

        var fetched = Assert.IsType<FetchResult.Fetched>(await Fetchers.OnceAsync(site.Address));

        Assert.Equal(new Uri(site.Address, target).AbsoluteUri, fetched.MovedTo?.AbsoluteUri);
    }
}
