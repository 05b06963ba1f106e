using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsBot.IntegrationTests.Fetching;

/// <summary>A site on loopback that answers in bytes, right or wrong, and remembers what it was asked. Latin-1 throughout.</summary>
internal sealed class RawSite : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Func<RawExchange, Task> answer;
    private readonly ConcurrentQueue<string> requests = new();
    private readonly Task serving;
    private int connections;

    public RawSite(Func<RawExchange, Task> answer)
    {
        this.answer = answer;
        listener.Start();
        serving = ServeAsync();
    }

    public Uri Address => new($"http://{listener.LocalEndpoint}/");

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Heads of requests as they came, from the request line to the last header.</summary>
    public IReadOnlyList<string> Requests => [.. requests];

    public int Connections => connections;

    /// <summary>Sends the same to all, then closes the connection.</summary>
    public static RawSite Saying(string answer) => new(async exchange =>
    {
        await exchange.WriteAsync(answer);
        exchange.Close();
    });

    /// <summary>A whole answer that leaves the connection open.</summary>
    public static string Answer(string status, string headers = "", string body = "") =>
        $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n{headers}{(headers.Length > 0 ? "\r\n" : "")}\r\n{body}";

    /// <summary>The value of a header in the request of that number; null where it was not sent.</summary>
    public string? Header(int request, string name) => Requests[request].Split("\r\n")
        .Where(l => l.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))
        .Select(l => l[(name.Length + 2)..])
        .SingleOrDefault();

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await serving;
        listener.Dispose();
        closing.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(closing.Token);
                Interlocked.Increment(ref connections);
                open.Add(ConverseAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await HeadAsync(stream) is { } head)
                {
                    requests.Enqueue(head);
                    await answer(new RawExchange(head, client, closing.Token));
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The other side, or the test, has had enough.
            }
        }
    }

    private async Task<string?> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, closing.Token) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        return head.ToString().TrimEnd();
    }
}
