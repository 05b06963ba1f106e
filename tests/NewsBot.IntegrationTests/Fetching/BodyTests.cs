using System.Text;
using NewsBot.Fetching;

namespace NewsBot.IntegrationTests.Fetching;

public sealed class BodyTests
{
    private static readonly byte[] Text =
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"line {i * 7_919}\n")));

    private static RawSite Site(string? encoding, byte[] body, string status = "200 OK", int? length = null) => new(async e =>
    {
        await e.WriteAsync($"HTTP/1.1 {status}\r\nContent-Length: {length ?? body.Length}\r\n"
            + $"{(encoding is null ? "" : $"Content-Encoding: {encoding}\r\n")}\r\n");
        await e.WriteAsync(body);
        e.Close();
    });

    private static async Task<string> ReasonAsync(RawSite site, IngestOptions? options = null, FetchKind kind = FetchKind.Feed) =>
        Assert.IsType<FetchResult.Failed>(await Fetchers.OnceAsync(new FetchRequest(site.Address) { Kind = kind }, options)).Reason;

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("br", "br")]
    [InlineData("deflate", "deflate")]
    [InlineData("deflate", "raw")]
    [InlineData("identity", "identity")]
    [InlineData("none", "none")]
    [InlineData("gzip, gzip", "gzip, gzip")]
    [InlineData("br, gzip", "br, gzip")]
    public async Task Body_IsDecoded(string header, string really)
    {
        await using var site = Site(header, Packed.As(really, Text));

        var fetched = Assert.IsType<FetchResult.Fetched>(await Fetchers.OnceAsync(site.Address));

        Assert.True(Text.AsSpan().SequenceEqual(fetched.Body.Span));
    }

    [Theory]
    [InlineData("compress")]
    [InlineData("zstd")]
    [InlineData("gzip, gzip, gzip")]
    public async Task Body_IsNotTaken_InAnEncodingThatWasNotAskedFor(string header)
    {
        await using var site = Site(header, Text);

        Assert.Equal(
            "127.0.0.1 encoded its answer in a way that was not asked for; gzip, br, deflate are",
            await ReasonAsync(site));
    }

    [Theory]
    [InlineData("gzip", 1)]
    [InlineData("gzip", 6)]
    [InlineData("gzip", 20_000)]
    [InlineData("br", 1)]
    [InlineData("br", 5_000)]
    [InlineData("deflate", 1)]
    [InlineData("deflate", 20_000)]
    [InlineData("raw", 20_000)]
    public async Task Body_IsNotTaken_WhenItsEncodingIsCutOff(string encoding, int missing)
    {
        await using var site = Site(encoding == "raw" ? "deflate" : encoding, Packed.As(encoding, Text)[..^missing]);

        Assert.Equal("127.0.0.1: the answer broke off or can't be decoded", await ReasonAsync(site));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Body_IsNotTaken_WhenItIsNotWhatItsEncodingSays(string encoding)
    {
        await using var site = Site(encoding, Text);

        Assert.Equal("127.0.0.1: the answer broke off or can't be decoded", await ReasonAsync(site));
    }

    [Theory]
    [InlineData("gzip", "sent more than 1048576 bytes")]
    [InlineData("deflate", "sent more than 1048576 bytes")]
    [InlineData("gzip, gzip", "sent more than 1048576 bytes")]
    [InlineData("br", "packed its answer more than 200 times over")]
    [InlineData("br, br", "packed its answer more than 200 times over")]
    public async Task Bomb_IsNotUnpackedBeyondTheLimit(string encoding, string reason)
    {
        await using var site = Site(encoding, Packed.As(encoding, new byte[64 * 1_024 * 1_024]));

        Assert.Equal($"127.0.0.1 {reason}", await ReasonAsync(site));
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(2_000, true)]
    public async Task Body_MayGrowOnlySoManyTimes(int ratio, bool taken)
    {
        await using var site = Site("gzip", Packed.As("gzip", new byte[4 * 1_024 * 1_024]));
        var options = Fetchers.Options;
        options.MaxBytes = 8 * 1_024 * 1_024;
        options.MaxCompressionRatio = ratio;

        var result = await Fetchers.OnceAsync(new FetchRequest(site.Address), options);

        Assert.Equal(
            taken ? "Fetched" : "127.0.0.1 packed its answer more than 100 times over",
            result is FetchResult.Failed failed ? failed.Reason : result.GetType().Name);
    }

    [Theory]
    [InlineData(FetchKind.Feed, 128 * 1_024)]
    [InlineData(FetchKind.Page, 64 * 1_024)]
    public async Task Limit_IsTheKinds(FetchKind kind, int limit)
    {
        var options = new IngestOptions { AllowPrivateNetworks = true, MaxBytes = 128 * 1_024, MaxPageBytes = 64 * 1_024 };
        await using var fits = Site(null, new byte[limit]);
        await using var exceeds = new RawSite(async e =>
        {
            await e.WriteAsync("HTTP/1.1 200 OK\r\n\r\n");
            await e.WriteAsync(new byte[limit + 1]);
            e.Close();
        });

        Assert.IsType<FetchResult.Fetched>(await Fetchers.OnceAsync(new FetchRequest(fits.Address) { Kind = kind }, options));
        Assert.Equal($"127.0.0.1 sent more than {limit} bytes", await ReasonAsync(exceeds, options, kind));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("gzip")]
    public async Task RobotsTxt_IsCutAtItsLimit(string? encoding)
    {
        var text = new byte[RobotsTxt.MaxBytes + 100];
        Random.Shared.NextBytes(text.AsSpan(0, 100_000));
        await using var site = Site(encoding, encoding is null ? text : Packed.As(encoding, text));

        var result = await Fetchers.OnceAsync(new FetchRequest(site.Address) { Kind = FetchKind.Robots });

        Assert.True(text.AsSpan(0, RobotsTxt.MaxBytes).SequenceEqual(Assert.IsType<FetchResult.Fetched>(result).Body.Span));
    }

    [Fact]
    public async Task Body_IsNotBegun_WhenItIsAnnouncedTooLong()
    {
        await using var site = new RawSite(async e =>
        {
            await e.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
            await e.HangAsync();
        });

        Assert.Equal("127.0.0.1 announces 99999999999 bytes; at most 1048576 are taken", await ReasonAsync(site));
    }

    [Fact]
    public async Task Body_IsNotTaken_WhenItIsShorterThanAnnounced()
    {
        await using var site = Site(null, Text, length: Text.Length + 1);

        Assert.Equal("127.0.0.1: the answer broke off or can't be decoded", await ReasonAsync(site));
    }

    [Fact]
    public async Task Body_EndsWhereItIsAnnouncedTo()
    {
        await using var site = Site(null, Text, length: 5);

        var fetched = Assert.IsType<FetchResult.Fetched>(await Fetchers.OnceAsync(site.Address));

        Assert.Equal("line ", Encoding.UTF8.GetString(fetched.Body.Span));
    }

    [Theory]
    [InlineData("zz\r\n")]
    [InlineData("-1\r\n")]
    [InlineData("FFFFFFFFFFFFFFFFF\r\n")]
    [InlineData("5\r\nhello")]
    [InlineData("5\r\nhelloX\r\n0\r\n\r\n")]
    public async Task Chunks_AreNotTaken_WhenTheyAreJunk(string chunks)
    {
        await using var site = RawSite.Saying($"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}");

        Assert.StartsWith("127.0.0.1: ", await ReasonAsync(site), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_MayBeEmpty()
    {
        await using var site = Site(null, []);

        Assert.Equal(0, Assert.IsType<FetchResult.Fetched>(await Fetchers.OnceAsync(site.Address)).Body.Length);
    }

    [Theory]
    [InlineData("203 Non-Authoritative Information", typeof(FetchResult.Fetched))]
    [InlineData("204 No Content", typeof(FetchResult.Failed))]
    [InlineData("206 Partial Content", typeof(FetchResult.Failed))]
    [InlineData("300 Multiple Choices", typeof(FetchResult.Failed))]
    [InlineData("999 Unheard", typeof(FetchResult.Failed))]
    public async Task Status_TellsWhetherTheBodyIsTheWhole(string status, Type expected)
    {
        await using var site = Site(null, status.StartsWith("204", StringComparison.Ordinal) ? [] : Text, status);

        Assert.IsType(expected, await Fetchers.OnceAsync(site.Address));
    }
}
