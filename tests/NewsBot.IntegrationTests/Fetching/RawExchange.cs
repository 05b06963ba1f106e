using System.Net.Sockets;
using System.Text;

namespace NewsBot.IntegrationTests.Fetching;

/// <summary>One request to a <see cref="RawSite"/> and the way back.</summary>
internal sealed class RawExchange(string head, TcpClient client, CancellationToken closing)
{
    /// <summary>Path and query as they were sent.</summary>
    public string Target => head.Split(' ')[1];

    /// <summary>Ends with the test.</summary>
    public CancellationToken Closing => closing;

    public Task WriteAsync(string text) => WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <exception cref="IOException">The fetcher has closed the connection.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes) => await client.GetStream().WriteAsync(bytes, closing);

    /// <summary>Says nothing more, until the fetcher closes the connection.</summary>
    public async Task HangAsync()
    {
        while (await client.GetStream().ReadAsync(new byte[1], closing) > 0)
        {
        }
    }

    public void Close() => client.Close();
}
