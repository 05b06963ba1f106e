using System.Text;
using NewsBot.Fetching;

namespace NewsBot.IntegrationTests.Fetching;

/// <summary>Statuses and what servers wish; addresses, bodies, redirects and the rest have files of their own.</summary>
public sealed class HttpFetcherTests
{
    [Theory]
    [InlineData("404 Not Found", typeof(FetchResult.Failed), "127.0.0.1 answered 404")]
    [InlineData("500 Broken", typeof(FetchResult.Failed), "127.0.0.1 answered 500")]
    [InlineData("410 Gone", typeof(FetchResult.Gone), "127.0.0.1 answered 410: it is gone for good")]
    [InlineData("429 Too Many Requests", typeof(FetchResult.RetryAfter), "127.0.0.1 answered 429 and asks for patience")]
    [InlineData("503 Service Unavailable", typeof(FetchResult.RetryAfter), "127.0.0.1 answered 503 and asks for patience")]
    public async Task Status_IsAValue_WithAReasonThatHoldsNoSecret(string status, Type expected, string reason)
    {
        await using var site = RawSite.Saying(RawSite.Answer(status, "", "secret"));

        var result = await Fetchers.OnceAsync(new Uri(site.Address, "/secret?key=secret"));

        Assert.IsType(expected, result);
        Assert.Equal(reason, result switch
        {
            FetchResult.Failed failed => failed.Reason,
            FetchResult.Gone gone => gone.Reason,
            FetchResult.RetryAfter busy => busy.Reason,
            _ => "",
        });
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(301, null)]
    [InlineData(404, null)]
    [InlineData(429, 120.0)]
    [InlineData(500, 120.0)]
    [InlineData(502, 120.0)]
    [InlineData(503, 120.0)]
    public async Task RetryAfter_IsHeeded_OfTheseStatuses(int status, double? seconds)
    {
        await using var site = new RawSite(e => e.WriteAsync(e.Target == "/next"
            ? RawSite.Answer("200 OK")
            : RawSite.Answer($"{status} Status", "Retry-After: 120\r\nLocation: /next")));

        Assert.Equal(seconds, (await Fetchers.OnceAsync(site.Address) as FetchResult.RetryAfter)?.After?.TotalSeconds);
    }

    [Fact]
    public async Task RetryAfter_AsADate_CountsFromTheServersOwnClock()
    {
        await using var site = RawSite.Saying(RawSite.Answer(
            "503 Busy", "Date: Fri, 01 Jan 2010 00:00:00 GMT\r\nRetry-After: Sat, 02 Jan 2010 00:00:00 GMT"));

        Assert.Equal(TimeSpan.FromDays(1), Assert.IsType<FetchResult.RetryAfter>(await Fetchers.OnceAsync(site.Address)).After);
    }

    [Fact]
    public async Task FreshFor_IsWhatIsLeftOfMaxAge()
    {
        await using var site = RawSite.Saying(RawSite.Answer(
            "200 OK", "Cache-Control: public\r\nCache-Control: max-age=600\r\nAge: 60", "hello"));

        Assert.Equal(TimeSpan.FromMinutes(9), Assert.IsType<FetchResult.Fetched>(await Fetchers.OnceAsync(site.Address)).FreshFor);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("HTTP/1.1 2000 OK\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.9\r\n")]
    public async Task Answer_ThatIsNoHttp_IsAFailure(string answer)
    {
        await using var site = RawSite.Saying(answer);

        Assert.StartsWith(
            "127.0.0.1: ", Assert.IsType<FetchResult.Failed>(await Fetchers.OnceAsync(site.Address)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_IsAValue_WhateverBytesAreInIt()
    {
        var random = new Random(42);
        const string Whole =
            "HTTP/1.1 301 Moved\r\nContent-Length: 5\r\nContent-Encoding: gzip\r\nLocation: /next\r\nETag: \"1\"\r\n"
            + "Last-Modified: Tue, 24 Nov 2026 08:00:00 GMT\r\nExpires: 0\r\nCache-Control: max-age=60\r\nRetry-After: 60\r\n\r\nhello";
        await using var site = new RawSite(async e =>
        {
            var bytes = Encoding.Latin1.GetBytes(random.Next(2) == 0 ? Whole : Whole.Replace("301 Moved", "200 OK", StringComparison.Ordinal));
            for (var i = random.Next(4); i >= 0; i--)
            {
                bytes[random.Next(9, bytes.Length)] = (byte)random.Next(256);
            }

            await e.WriteAsync(bytes.AsMemory(0, random.Next(3) > 0 ? bytes.Length : random.Next(bytes.Length)));
            e.Close();
        });
        using var fetcher = new HttpFetcher(Fetchers.Options, TimeProvider.System);

        for (var i = 0; i < 500; i++)
        {
            Assert.NotNull(await fetcher.FetchAsync(new FetchRequest(site.Address), TestContext.Current.CancellationToken));
        }
    }
}
