using NewsBot.Fetching;

namespace NewsBot.IntegrationTests.Fetching;

/// <summary>What a server sees of us.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task Request_HoldsTheseHeadersAndNoOther()
    {
        await using var site = RawSite.Saying(RawSite.Answer("200 OK"));

        await Fetchers.OnceAsync(new FetchRequest(site.Address, "\"a\"", "yesterday"));

        Assert.Equal(
            ["Accept", "Accept-Encoding", "Host", "If-Modified-Since", "If-None-Match", "User-Agent"],
            site.Requests[0].Split("\r\n")[1..].Select(l => l.Split(':')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task UserAgent_NamesUsAndAContact()
    {
        await using var site = RawSite.Saying(RawSite.Answer("200 OK"));
        var options = Fetchers.Options;
        options.Contact = "https://bot.example/about";

        await Fetchers.OnceAsync(new FetchRequest(site.Address), options);

        Assert.Matches(@"^NewsBot/\d+\.\d+\.\d+ \(\+https://bot\.example/about\)$", site.Header(0, "User-Agent"));
    }

    [Theory]
    [InlineData(FetchKind.Feed, "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5")]
    [InlineData(FetchKind.Page, "text/html, application/xhtml+xml, */*;q=0.5")]
    [InlineData(FetchKind.Robots, "text/plain, */*;q=0.5")]
    public async Task Accept_SaysWhatIsHopedFor(FetchKind kind, string accept)
    {
        await using var site = RawSite.Saying(RawSite.Answer("200 OK"));

        await Fetchers.OnceAsync(new FetchRequest(site.Address) { Kind = kind });

        Assert.Equal((accept, "gzip, br, deflate"), (site.Header(0, "Accept"), site.Header(0, "Accept-Encoding")));
    }

    [Theory]
    [InlineData("feed?key=a%20b&x=%2F", "/feed?key=a%20b&x=%2F")]
    [InlineData("feed#part", "/feed")]
    [InlineData("?", "/?")]
    [InlineData("\u65B0\u95FB", "/%E6%96%B0%E9%97%BB")]
    public async Task Target_IsTheAddress_WithNothingAdded(string address, string target)
    {
        await using var site = RawSite.Saying(RawSite.Answer("200 OK"));

        await Fetchers.OnceAsync(new Uri(site.Address, address));

        Assert.Equal($"GET {target} HTTP/1.1", site.Requests[0].Split("\r\n")[0]);
    }

    [Fact]
    public async Task Cookies_AreNotSentBack_AlongRedirectsOrLater()
    {
        await using var site = new RawSite(e => e.WriteAsync(e.Target == "/"
            ? RawSite.Answer("302 Found", "Location: /next\r\nSet-Cookie: id=1; Path=/")
            : RawSite.Answer("200 OK", "Set-Cookie: id=1; Path=/", "hello")));
        using var fetcher = new HttpFetcher(Fetchers.Options, TimeProvider.System);

        await fetcher.FetchAsync(new FetchRequest(site.Address), TestContext.Current.CancellationToken);
        await fetcher.FetchAsync(new FetchRequest(site.Address), TestContext.Current.CancellationToken);

        Assert.Equal(4, site.Requests.Count);
        Assert.All(site.Requests, r => Assert.DoesNotMatch("(?i)cookie|referer", r));
    }
}
