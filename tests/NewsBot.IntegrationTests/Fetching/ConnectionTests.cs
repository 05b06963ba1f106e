using NewsBot.Fetching;

namespace NewsBot.IntegrationTests.Fetching;

public sealed class ConnectionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Host_HasFewExchangesAtOnce_WhoeverAsks()
    {
        var (open, most) = (0, 0);
        var full = new TaskCompletionSource();
        await using var site = new RawSite(async e =>
        {
            var now = Interlocked.Increment(ref open);
            most = Math.Max(most, now);
            if (now == 2)
            {
                full.TrySetResult();
            }

            await full.Task;
            Interlocked.Decrement(ref open);
            await e.WriteAsync(RawSite.Answer("200 OK", "", "hello"));
        });
        using var fetcher = Fetchers.Resolving("127.0.0.1");

        // Feeds and pages, with and without a dot behind the name, in capitals or not.
        string[] names = ["site.example", "SITE.example", "site.example."];
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => fetcher.FetchAsync(
            new FetchRequest(new Uri($"http://{names[i % 3]}:{site.Port}/{i}")) { Kind = i % 2 == 0 ? FetchKind.Feed : FetchKind.Page }, Cancel)));

        Assert.Equal(2, most);
    }

    [Fact]
    public async Task BusyHost_DoesNotKeepOthersFromTheirTurn()
    {
        var release = new TaskCompletionSource();
        await using var site = new RawSite(async e =>
        {
            await (e.Target == "/slow" ? release.Task : Task.CompletedTask);
            await e.WriteAsync(RawSite.Answer("200 OK", "", "hello"));
        });
        var options = Fetchers.Options;
        options.MaxConcurrency = 3;
        using var fetcher = Fetchers.Resolving("127.0.0.1", options);

        var slow = Enumerable.Range(0, 10)
            .Select(_ => fetcher.FetchAsync(new FetchRequest(new Uri($"http://slow.example:{site.Port}/slow")), Cancel))
            .ToList();
        var quick = await fetcher.FetchAsync(new FetchRequest(new Uri($"http://quick.example:{site.Port}/quick")), Cancel);
        release.SetResult();

        Assert.IsType<FetchResult.Fetched>(quick);
        Assert.All(await Task.WhenAll(slow), r => Assert.IsType<FetchResult.Fetched>(r));
    }

    [Fact]
    public async Task Connection_IsUsedAgain_ForRedirectsAndLaterFetches()
    {
        await using var site = new RawSite(e => e.WriteAsync(e.Target == "/"
            ? RawSite.Answer("301 Moved", "Location: /next", "moved")
            : RawSite.Answer("200 OK", "", "hello")));
        using var fetcher = new HttpFetcher(Fetchers.Options, TimeProvider.System);

        await fetcher.FetchAsync(new FetchRequest(site.Address), Cancel);
        await fetcher.FetchAsync(new FetchRequest(site.Address), Cancel);

        Assert.Equal((4, 1), (site.Requests.Count, site.Connections));
    }

    [Theory]
    [InlineData("200 OK")]
    [InlineData("404 Not Found")]
    [InlineData("301 Moved\r\nLocation: ftp://elsewhere.example/")]
    public async Task Connection_IsClosed_WhenNobodyWantsTheRestOfItsAnswer(string status)
    {
        var closed = new TaskCompletionSource<long>();
        await using var site = new RawSite(async e =>
        {
            var sent = 0L;
            try
            {
                await e.WriteAsync($"HTTP/1.1 {status}\r\nContent-Length: 100000000\r\n\r\n");
                for (; sent < 100_000_000; sent += 64 * 1_024)
                {
                    await e.WriteAsync(new byte[64 * 1_024]);
                }
            }
            finally
            {
                closed.SetResult(sent);
            }
        });
        using var fetcher = new HttpFetcher(Fetchers.Options, TimeProvider.System);

        await fetcher.FetchAsync(new FetchRequest(site.Address), Cancel);

        // What the sockets' buffers hold, no more.
        Assert.InRange(await closed.Task.WaitAsync(Cancel), 0, 16 * 1_024 * 1_024);
    }
}
