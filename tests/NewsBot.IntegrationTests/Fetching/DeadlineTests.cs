using Microsoft.Extensions.Time.Testing;
using NewsBot.Fetching;

namespace NewsBot.IntegrationTests.Fetching;

/// <summary>The server moves the clock, so that nobody waits.</summary>
public sealed class DeadlineTests
{
    private const string InTime = "127.0.0.1 did not answer in full within 20 s";

    private readonly FakeTimeProvider clock = new();
    private readonly IngestOptions options = new() { AllowPrivateNetworks = true };

    private async Task<string> ReasonAsync(RawSite site, string path = "/") => Assert.IsType<FetchResult.Failed>(
        await Fetchers.OnceAsync(new FetchRequest(new Uri(site.Address, path)), options, clock)).Reason;

    /// <summary>Sends the text over and over, a second passing each time, until nobody listens.</summary>
    private RawSite Dripping(string head, string drop) => new(async e =>
    {
        await e.WriteAsync(head);
        while (true)
        {
            await e.WriteAsync(drop);
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    });

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", "x")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", "x")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Long: ", "x")]
    [InlineData("", "HTTP/1.1 102 Processing\r\n\r\n")]
    public async Task Exchange_EndsAtItsDeadline_WhenItDrips(string head, string drop)
    {
        await using var site = Dripping(head, drop);

        Assert.Equal(InTime, await ReasonAsync(site));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")]
    public async Task Exchange_EndsAtItsDeadline_WhenItHangs(string head)
    {
        await using var site = new RawSite(async e =>
        {
            await e.WriteAsync(head);
            clock.Advance(options.Timeout);
            await e.HangAsync();
        });

        Assert.Equal(InTime, await ReasonAsync(site));
    }

    [Fact]
    public async Task Redirects_ShareOneDeadline()
    {
        await using var site = new RawSite(e =>
        {
            clock.Advance(TimeSpan.FromSeconds(9));
            return e.WriteAsync(RawSite.Answer("302 Found", $"Location: {e.Target}x"));
        });

        Assert.Equal(InTime, await ReasonAsync(site));
        Assert.Equal(3, site.Requests.Count);
    }

    [Fact]
    public async Task Connection_HasATimeOfItsOwn()
    {
        // The look-up never ends; the connection's time is the handler's, and real.
        options.ConnectTimeout = TimeSpan.FromMilliseconds(50);
        using var fetcher = new HttpFetcher(options, clock, async (_, c) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, c);
            return [];
        });

        var failed = await fetcher.FetchAsync(new FetchRequest(new Uri("http://slow.example/")), TestContext.Current.CancellationToken);

        Assert.Equal(new FetchResult.Failed("slow.example: no connection within 0.1 s"), failed);
    }

    [Fact]
    public async Task Cancellation_IsTheCallersException()
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var site = new RawSite(async e =>
        {
            await caller.CancelAsync();
            await e.HangAsync();
        });
        using var fetcher = new HttpFetcher(options, clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetcher.FetchAsync(new FetchRequest(site.Address), caller.Token));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n", "X-Long: 0123456789012345678901234567890123456789\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Long: ", "0123456789012345678901234567890123456789")]
    [InlineData("HTTP/1.1 200 O", "KKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKK")]
    [InlineData("", "HTTP/1.1 102 Processing\r\n\r\n")]
    [InlineData("", "HTTP/1.1 103 Early Hints\r\nLink: <https://a.example/>\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "X-Long: 0123456789\r\n")]
    public async Task Headers_EndAtTheirLimit_WhenTheyAreEndless(string head, string more)
    {
        await using var site = new RawSite(async e =>
        {
            await e.WriteAsync(head);
            while (true)
            {
                await e.WriteAsync(string.Concat(Enumerable.Repeat(more, 100)));
            }
        });

        Assert.Equal("127.0.0.1: headers of more than 65536 bytes", await ReasonAsync(site));
    }
}
