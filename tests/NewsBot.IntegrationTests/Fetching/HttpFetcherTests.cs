using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NewsBot.Fetching;

namespace NewsBot.IntegrationTests.Fetching;

public sealed class HttpFetcherTests : IAsyncLifetime
{
    private readonly WebApplication site;
    private readonly List<IHeaderDictionary> seen = [];

    public HttpFetcherTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        site = builder.Build();
        site.Use(async (context, next) =>
        {
            lock (seen)
            {
                seen.Add(new HeaderDictionary(context.Request.Headers.ToDictionary()));
            }

            await next(context);
        });
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Uri Address => new(site.Urls.First());

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Ok_GivesBodyAndValidatorsByteForByte_AndSendsThemBack()
    {
        site.MapGet("/", (HttpContext c) =>
        {
            c.Response.Headers.ETag = "W/\"a b\"";
            c.Response.Headers.LastModified = "Tue, 24 Nov 2026 08:00:00 GMT";
            c.Response.Headers.CacheControl = "max-age=600";
            return c.Request.Headers.IfNoneMatch == "W/\"a b\"" ? Results.StatusCode(304) : Results.Text("hello");
        });

        var first = Assert.IsType<FetchResult.Fetched>(await FetchAsync("/"));
        var second = await FetchAsync("/", first.Validators);

        Assert.Equal("hello", Encoding.UTF8.GetString(first.Body.Span));
        Assert.Equal(new Validators("W/\"a b\"", "Tue, 24 Nov 2026 08:00:00 GMT"), first.Validators);
        Assert.Equal((TimeSpan.FromMinutes(10), null), (first.FreshFor, first.MovedTo));
        Assert.IsType<FetchResult.NotModified>(second);
        Assert.Equal("Tue, 24 Nov 2026 08:00:00 GMT", seen[1].IfModifiedSince);
        Assert.StartsWith("NewsBot/", seen[0].UserAgent.ToString(), StringComparison.Ordinal);
        Assert.False(seen[0].ContainsKey("Cookie") || seen[0].ContainsKey("Referer") || seen[0].ContainsKey("traceparent"));
    }

    [Theory]
    [InlineData(301, true)]
    [InlineData(308, true)]
    [InlineData(302, false)]
    [InlineData(307, false)]
    [InlineData(303, false)]
    public async Task Redirect_IsFollowed_AndCountsAsMovedOnlyWhenPermanent(int status, bool moved)
    {
        site.MapGet("/old", (HttpContext c) =>
        {
            c.Response.Headers.Location = "/new";
            c.Response.StatusCode = status;
        });
        site.MapGet("/new", () => "here");

        var fetched = Assert.IsType<FetchResult.Fetched>(await FetchAsync("/old"));

        Assert.Equal("/new", fetched.FinalUrl.AbsolutePath);
        Assert.Equal(moved, fetched.MovedTo is not null);
    }

    [Fact]
    public async Task RedirectLoop_Ends()
    {
        site.MapGet("/loop", () => Results.Redirect("/loop"));

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync("/loop"));

        Assert.Contains("redirects", failed.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//[bad")]
    [InlineData("http://")]
    [InlineData("javascript:alert(1)")]
    public async Task RedirectToNoAddress_IsAValue(string location)
    {
        site.MapGet("/", (HttpContext c) =>
        {
            c.Response.Headers.Location = location;
            c.Response.StatusCode = 301;
        });

        Assert.True(await FetchAsync("/") is FetchResult.Failed or FetchResult.Refused);
    }

    [Theory]
    [InlineData(404, typeof(FetchResult.Failed))]
    [InlineData(500, typeof(FetchResult.Failed))]
    [InlineData(410, typeof(FetchResult.Gone))]
    [InlineData(429, typeof(FetchResult.RetryAfter))]
    [InlineData(503, typeof(FetchResult.RetryAfter))]
    public async Task Status_IsAValue(int status, Type expected)
    {
        site.MapGet("/", () => Results.StatusCode(status));

        Assert.IsType(expected, await FetchAsync("/?key=secret"));
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("", null)]
    [InlineData("soon", null)]
    public async Task RetryAfter_IsReadWhole(string header, int? seconds)
    {
        site.MapGet("/", (HttpContext c) =>
        {
            c.Response.Headers.RetryAfter = header;
            c.Response.StatusCode = 429;
        });

        var busy = Assert.IsType<FetchResult.RetryAfter>(await FetchAsync("/"));

        Assert.Equal(seconds, busy.After?.TotalSeconds);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Compressed_IsDecoded(string encoding)
    {
        site.MapGet("/", async (HttpContext c) =>
        {
            c.Response.Headers.ContentEncoding = encoding;
            await using var packed = Packing(encoding, c.Response.Body);
            await packed.WriteAsync("hello"u8.ToArray());
        });

        var fetched = Assert.IsType<FetchResult.Fetched>(await FetchAsync("/"));

        Assert.Equal("hello", Encoding.UTF8.GetString(fetched.Body.Span));
    }

    [Fact]
    public async Task Bomb_IsNotUnpackedBeyondTheLimit()
    {
        site.MapGet("/", async (HttpContext c) =>
        {
            c.Response.Headers.ContentEncoding = "gzip";
            await using var packed = Packing("gzip", c.Response.Body);
            var zeros = new byte[1_024 * 1_024];
            for (var i = 0; i < 100; i++)
            {
                await packed.WriteAsync(zeros, c.RequestAborted);
            }
        });

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync("/"));

        Assert.Contains("more than", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndlessBody_EndsAtTheLimit()
    {
        site.MapGet("/", async (HttpContext c) =>
        {
            while (!c.RequestAborted.IsCancellationRequested)
            {
                await c.Response.Body.WriteAsync(new byte[64 * 1_024]);
            }
        });

        Assert.IsType<FetchResult.Failed>(await FetchAsync("/"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hang_EndsAtTheDeadline_BeforeOrAfterTheHeaders(bool afterHeaders)
    {
        site.MapGet("/", async (HttpContext c) =>
        {
            if (afterHeaders)
            {
                await c.Response.Body.WriteAsync("begun"u8.ToArray());
                await c.Response.Body.FlushAsync();
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, c.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync("/"));

        Assert.Contains("within 1 s", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenBody_Fails()
    {
        site.MapGet("/", async (HttpContext c) =>
        {
            c.Response.ContentLength = 1_000;
            await c.Response.Body.WriteAsync("short"u8.ToArray());
            await c.Response.Body.FlushAsync();
            c.Abort();
        });

        Assert.IsType<FetchResult.Failed>(await FetchAsync("/"));
    }

    [Fact]
    public async Task Loopback_IsRefused_UnlessAllowed()
    {
        site.MapGet("/", () => "hello");
        await site.StartAsync(Cancel);
        using var fetcher = Fetcher(allowPrivate: false);

        var refused = Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(new FetchRequest(Address), Cancel));

        Assert.Contains("not a public address", refused.Reason, StringComparison.Ordinal);
        Assert.Empty(seen);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("8.8.8.8,127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    public async Task NameThatLeadsInside_IsRefused(string addresses)
    {
        site.MapGet("/", () => "hello");
        await site.StartAsync(Cancel);
        using var fetcher = Fetcher(allowPrivate: false, (_, _) => Task.FromResult(addresses.Split(',').Select(IPAddress.Parse).ToArray()));

        var url = new UriBuilder(Address) { Host = "rebinding.example" }.Uri;
        Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(new FetchRequest(url), Cancel));
        Assert.Empty(seen);
    }

    private async Task<FetchResult> FetchAsync(string path, Validators? validators = null)
    {
        if (site.Urls.Count == 0 || site.Urls.First().EndsWith(":0", StringComparison.Ordinal))
        {
            await site.StartAsync(Cancel);
        }

        using var fetcher = Fetcher(allowPrivate: true);
        var result = await fetcher.FetchAsync(new FetchRequest(new Uri(Address, path), validators?.ETag, validators?.LastModified), Cancel);
        Assert.DoesNotContain("secret", result.ToString(), StringComparison.Ordinal);
        return result;
    }

    private static HttpFetcher Fetcher(bool allowPrivate, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null) => new(
        new IngestOptions { AllowPrivateNetworks = allowPrivate, MaxBytes = 1_024 * 1_024, Timeout = TimeSpan.FromSeconds(1) },
        TimeProvider.System,
        resolve);

    private static Stream Packing(string encoding, Stream body) => encoding switch
    {
        "gzip" => new GZipStream(body, CompressionLevel.Fastest),
        "br" => new BrotliStream(body, CompressionLevel.Fastest),
        _ => new ZLibStream(body, CompressionLevel.Fastest),
    };
}
