using System.Net;
using System.Net.Sockets;

namespace NewsBot.Fetching;

/// <summary>
/// Connects to public addresses only. The look-up's own answers are judged and connected to, so that no second answer can come
/// between the check and the connection (DNS rebinding).
/// </summary>
/// <param name="allowPrivateNetworks">As in <see cref="AddressRules.MayConnect"/>.</param>
/// <param name="resolve">The look-up; null for the system's.</param>
/// <param name="connect">The connection; null for TCP.</param>
internal sealed class SafeConnector(
    bool allowPrivateNetworks,
    Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null,
    Func<IPAddress[], int, CancellationToken, Task<Stream>>? connect = null)
{
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve = resolve ?? Dns.GetHostAddressesAsync;
    private readonly Func<IPAddress[], int, CancellationToken, Task<Stream>> connect = connect ?? DialAsync;

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await resolve(host, cancellationToken);
        if (addresses.Length == 0)
        {
            throw new HttpRequestException(HttpRequestError.NameResolutionError, $"{host} has no address");
        }

        // One bad answer spoils the name: a good one beside it is bait.
        if (addresses.FirstOrDefault(a => !AddressRules.MayConnect(a, allowPrivateNetworks)) is { } bad)
        {
            throw new AddressRefusedException($"{host} leads to {bad}, which is not a public address");
        }

        return await connect(addresses, context.DnsEndPoint.Port, cancellationToken);
    }

    public static async Task<Stream> DialAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
