using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsBot.Benchmarks;

/// <summary>
/// The servers of <see cref="FetchRun"/>, in a process of their own so that its memory is not theirs: one port for all host names,
/// <c>/plain/{n}</c> and <c>/gzip/{n}</c>, 304 for whoever sends back the ETag. Does as little as it can.
/// </summary>
internal static class LoopbackSite
{
    private const int DistinctFeeds = 64;

    /// <summary>Prints its port and serves until standard input ends.</summary>
    public static async Task ServeAsync()
    {
        var feeds = Enumerable.Range(0, DistinctFeeds).Select(i => GeneratedFeed.Rss(8 + (i / 2), chinese: i % 2 == 1)).ToList();
        var answers = new Dictionary<string, byte[][]>(StringComparer.Ordinal)
        {
            ["plain"] = [.. feeds.Select(f => Answer(f, ""))],
            ["gzip"] = [.. feeds.Select(f => Answer(Gzip(f), "Content-Encoding: gzip\r\n"))],
        };
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(1_024);
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));
        var end = Task.Run(Console.In.ReadToEnd);
        while (await Task.WhenAny(end, listener.AcceptSocketAsync()) is Task<Socket> accepted)
        {
            _ = ConverseAsync(await accepted, answers);
        }
    }

    private static async Task ConverseAsync(Socket socket, Dictionary<string, byte[][]> answers)
    {
        var notModified = "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n"u8.ToArray();
        using (socket)
        {
            try
            {
                socket.NoDelay = true;
                var buffer = new byte[4_096];
                for (var length = 0; await socket.ReceiveAsync(buffer.AsMemory(length)) is > 0 and var read;)
                {
                    length += read;
                    if (!buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
                    {
                        continue;
                    }

                    var head = Encoding.ASCII.GetString(buffer, 0, length);
                    var path = head.Split(' ', 3)[1].Split('/');
                    var number = int.Parse(path[2], CultureInfo.InvariantCulture);
                    var answer = head.Contains("If-None-Match", StringComparison.Ordinal)
                        ? notModified
                        : answers[path[1]][number % DistinctFeeds];
                    for (var sent = 0; sent < answer.Length;)
                    {
                        sent += await socket.SendAsync(answer.AsMemory(sent));
                    }

                    length = 0;
                }
            }
            catch (SocketException)
            {
                // The other side closed it.
            }
        }
    }

    private static byte[] Answer(byte[] body, string headers) =>
    [
        .. Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: {body.Length}\r\nETag: \"1\"\r\n{headers}\r\n"),
        .. body,
    ];

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
