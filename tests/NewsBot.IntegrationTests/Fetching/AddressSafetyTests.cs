using System.Net;
using System.Net.Sockets;
using NewsBot.Fetching;

namespace NewsBot.IntegrationTests.Fetching;

/// <summary>Names are resolved by the test, and a site on loopback stands for one in public.</summary>
public sealed class AddressSafetyTests
{
    private const string Public = "8.8.8.8";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static FetchRequest Request(RawSite site, string host = "site.example") => new(new Uri($"http://{host}:{site.Port}/"));

    [Fact]
    public async Task PublicName_IsConnectedTo_ByTheVeryAddressesThatWereJudged()
    {
        await using var site = RawSite.Saying(RawSite.Answer("200 OK", "", "hello"));
        var lookUps = 0;
        var connected = new List<IPAddress>();

        // A name that rebinds: public the first time, loopback ever after.
        using var fetcher = Fetchers.Pretending(_ => lookUps++ == 0 ? Public : "127.0.0.1", connected.AddRange);
        var first = await fetcher.FetchAsync(Request(site), Cancel);
        var second = await fetcher.FetchAsync(Request(site), Cancel);

        Assert.IsType<FetchResult.Fetched>(first);
        Assert.Equal("site.example leads to 127.0.0.1, which is not a public address", Assert.IsType<FetchResult.Refused>(second).Reason);
        Assert.Equal([IPAddress.Parse(Public)], connected);
        Assert.Equal(2, lookUps);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("8.8.8.8 127.0.0.1")]
    [InlineData("10.0.0.1 8.8.8.8")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("::1")]
    [InlineData("2606:4700::1 fe80::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::")]
    [InlineData("fd00:ec2::254")]
    public async Task Name_IsRefused_WhenAnyOfItsAddressesIsInside(string addresses)
    {
        await using var site = RawSite.Saying(RawSite.Answer("200 OK", "", "hello"));
        using var fetcher = Fetchers.Pretending(_ => addresses);

        Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(Request(site), Cancel));
        Assert.Equal(0, site.Connections);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirect_IsRefused_WhenItsNameLeadsInside(int status)
    {
        await using var site = RawSite.Saying(RawSite.Answer($"{status} Moved", "Location: http://inside.example:8080/"));
        using var fetcher = Fetchers.Pretending(name => name == "inside.example" ? "10.0.0.1" : Public);

        var refused = Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(Request(site), Cancel));

        Assert.Equal("inside.example leads to 10.0.0.1, which is not a public address", refused.Reason);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/")]
    [InlineData("http://2130706433:8080/")]
    [InlineData("http://[::ffff:127.0.0.1]:8080/")]
    [InlineData("http://localhost:8080/")]
    [InlineData("http://metadata.google.internal/computeMetadata/v1/")]
    public async Task Redirect_IsRefused_WhenItSaysInsideItself(string location)
    {
        await using var site = RawSite.Saying(RawSite.Answer("302 Found", $"Location: {location}"));
        using var fetcher = Fetchers.Pretending(_ => Public);

        var refused = Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(Request(site), Cancel));

        Assert.StartsWith("site.example redirects: ", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(1, site.Connections);
    }

    [Theory]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.169.254")]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    public async Task AllowPrivateNetworks_LiftsNoMoreThanItSays(string address)
    {
        using var fetcher = Fetchers.Resolving(address);

        Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(new FetchRequest(new Uri("http://inside/")), Cancel));
    }

    [Fact]
    public async Task Name_FailsWithThatReason_WhenItCannotBeResolved()
    {
        using var fetcher = new HttpFetcher(
            Fetchers.Options, TimeProvider.System, (_, _) => throw new SocketException((int)SocketError.HostNotFound));

        var failed = await fetcher.FetchAsync(new FetchRequest(new Uri("http://nowhere.example/?key=secret")), Cancel);

        Assert.Equal(new FetchResult.Failed("nowhere.example: the name can't be resolved"), failed);
    }

    [Fact]
    public async Task Name_IsTriedAtItsNextAddress_WhenTheFirstDoesNotAnswer()
    {
        await using var site = RawSite.Saying(RawSite.Answer("200 OK", "", "hello"));

        // Nobody listens at the first: the site is on 127.0.0.1 alone.
        using var fetcher = Fetchers.Resolving("127.0.0.9 127.0.0.1");

        Assert.IsType<FetchResult.Fetched>(await fetcher.FetchAsync(Request(site), Cancel));
    }
}
