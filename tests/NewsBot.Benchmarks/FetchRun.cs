using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NewsBot.Feeds;
using NewsBot.Fetching;

namespace NewsBot.Benchmarks;

/// <summary>
/// A thousand sources on as many host names, fetched and parsed in one run, beside bare <c>HttpClient</c> GETs of the same bytes with
/// the same concurrency in this process, in turns. Each run begins with no connection open.
/// </summary>
internal static class FetchRun
{
    private const int Sources = 1_000;
    private const int Concurrency = 32;
    private const int WarmUps = 3;
    private const int Rounds = 11;

    private static readonly Func<string, CancellationToken, Task<IPAddress[]>> ToLoopback =
        (_, _) => Task.FromResult(new[] { IPAddress.Loopback });

    public static async Task RunAsync()
    {
        using var site = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath ?? "", "fetch-site") { RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The site did not start.");
        var port = int.Parse(await site.StandardOutput.ReadLineAsync() ?? "", CultureInfo.InvariantCulture);
        Console.WriteLine(
            $"{Sources} sources, {Concurrency} at once, {Environment.ProcessorCount} cores; medians of {Rounds} runs each, in turns");
        Console.WriteLine("| answers | bare, ms | NewsBot, ms | ratio | bare, CPU ms | NewsBot, CPU ms | MB | entries | parsed |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        await CompareAsync("200, plain", port, "plain", etag: null);
        await CompareAsync("200, gzip", port, "gzip", etag: null);
        await CompareAsync("304", port, "plain", etag: "\"1\"");
        using var self = Process.GetCurrentProcess();
        Console.WriteLine($"Peak memory of this process, both together: {self.PeakWorkingSet64 / 1_000_000} MB");
        site.StandardInput.Close();
        await site.WaitForExitAsync();
    }

    private static async Task CompareAsync(string name, int port, string path, string? etag)
    {
        Uri[] urls = [.. Enumerable.Range(0, Sources).Select(i => new Uri($"http://s{i}.example:{port}/{path}/{i}"))];
        var (bare, ours) = (new List<Run>(), new List<Run>());
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var both = round % 2 == 0
                ? (Bare: await BareAsync(urls, etag), Ours: await OursAsync(urls, etag))
                : Swap(await OursAsync(urls, etag), await BareAsync(urls, etag));
            if (round >= 0)
            {
                bare.Add(both.Bare);
                ours.Add(both.Ours);
            }
        }

        if (bare[0].Bytes != ours[0].Bytes)
        {
            throw new InvalidOperationException($"Bare GETs brought {bare[0].Bytes} bytes, NewsBot {ours[0].Bytes}.");
        }

        var ratio = bare.Zip(ours, (b, o) => o.Milliseconds / b.Milliseconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Median(bare.Select(r => r.Milliseconds)):0} | {Median(ours.Select(r => r.Milliseconds)):0} | {Median(ratio):0.00} | "
            + $"{Median(bare.Select(r => r.CpuMilliseconds)):0} | {Median(ours.Select(r => r.CpuMilliseconds)):0} | "
            + $"{ours[0].Bytes / 1e6:0.0} | {ours[0].Entries} | {ours[0].Parsed} |"));
    }

    private static async Task<Run> OursAsync(Uri[] urls, string? etag)
    {
        using var fetcher = new HttpFetcher(
            new IngestOptions { AllowPrivateNetworks = true, MaxConcurrency = Concurrency }, TimeProvider.System, ToLoopback);
        var (bytes, entries, parsed) = (0L, 0, 0);
        return await TimeAsync(
            urls,
            async (url, cancellationToken) =>
            {
                switch (await fetcher.FetchAsync(new FetchRequest(url, etag), cancellationToken))
                {
                    case FetchResult.Fetched fetched:
                        var feed = ((FeedResult.Read)FeedReader.Read(fetched.Body, fetched.ContentType, fetched.FinalUrl)).Feed;
                        Interlocked.Add(ref bytes, fetched.Body.Length);
                        Interlocked.Add(ref entries, feed.Entries.Count);
                        Interlocked.Increment(ref parsed);
                        break;
                    case FetchResult.NotModified:
                        break;
                    case var other:
                        throw new InvalidOperationException(other.ToString());
                }
            },
            (wall, cpu) => new Run(wall, cpu, bytes, entries, parsed));
    }

    private static async Task<Run> BareAsync(Uri[] urls, string? etag)
    {
        using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, ConnectCallback = ConnectAsync };
        using var client = new HttpClient(handler);
        var bytes = 0L;
        return await TimeAsync(
            urls,
            async (url, cancellationToken) =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, url);
                if (etag is not null)
                {
                    request.Headers.TryAddWithoutValidation("If-None-Match", etag);
                }

                using var response = await client.SendAsync(request, cancellationToken);
                Interlocked.Add(ref bytes, (await response.Content.ReadAsByteArrayAsync(cancellationToken)).Length);
            },
            (wall, cpu) => new Run(wall, cpu, bytes, 0, 0));
    }

    private static async Task<Run> TimeAsync(Uri[] urls, Func<Uri, CancellationToken, ValueTask> get, Func<double, double, Run> result)
    {
        GC.Collect();
        var (began, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await Parallel.ForEachAsync(urls, new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, get);
        return result(Stopwatch.GetElapsedTime(began).TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync([IPAddress.Loopback], context.DnsEndPoint.Port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static (Run Bare, Run Ours) Swap(Run ours, Run bare) => (bare, ours);

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private sealed record Run(double Milliseconds, double CpuMilliseconds, long Bytes, int Entries, int Parsed);
}
