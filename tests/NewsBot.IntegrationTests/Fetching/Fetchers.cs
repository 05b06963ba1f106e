using System.Net;
using NewsBot.Fetching;

namespace NewsBot.IntegrationTests.Fetching;

/// <summary>Fetchers as the tests need them.</summary>
internal static class Fetchers
{
    public static IngestOptions Options =>
        new() { AllowPrivateNetworks = true, MaxBytes = 1_024 * 1_024, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Asks once and lets go of the connection.</summary>
    public static async Task<FetchResult> OnceAsync(FetchRequest request, IngestOptions? options = null, TimeProvider? clock = null)
    {
        using var fetcher = new HttpFetcher(options ?? Options, clock ?? TimeProvider.System);
        return await fetcher.FetchAsync(request, TestContext.Current.CancellationToken);
    }

    public static Task<FetchResult> OnceAsync(Uri url) => OnceAsync(new FetchRequest(url));

    /// <summary>A fetcher for which every name leads to these addresses.</summary>
    public static HttpFetcher Resolving(string addresses, IngestOptions? options = null) =>
        new(options ?? Options, TimeProvider.System, (_, _) => Task.FromResult(Parse(addresses)));

    /// <summary>
    /// A fetcher for which names lead to the addresses given, public or not, while every connection really goes to loopback: so a
    /// site there can stand for one in public.
    /// </summary>
    /// <param name="resolve">From name to addresses.</param>
    /// <param name="connected">Told each list of addresses that a connection is made to.</param>
    public static HttpFetcher Pretending(Func<string, string> resolve, Action<IPAddress[]>? connected = null)
    {
        var options = new IngestOptions { Timeout = TimeSpan.FromSeconds(30) };
        var connector = new SafeConnector(
            options.AllowPrivateNetworks,
            (name, _) => Task.FromResult(Parse(resolve(name))),
            (addresses, port, cancellationToken) =>
            {
                connected?.Invoke(addresses);
                return SafeConnector.DialAsync([IPAddress.Loopback], port, cancellationToken);
            });
        return new HttpFetcher(options, TimeProvider.System, connector, _ => { });
    }

    private static IPAddress[] Parse(string addresses) => [.. addresses.Split(' ').Select(IPAddress.Parse)];
}
