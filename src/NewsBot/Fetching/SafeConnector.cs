using System.Net;
using System.Net.Sockets;

namespace NewsBot.Fetching;

/// <summary>
/// Connects to public addresses only. The look-up's own answers are judged and connected to, so that no second answer can come
/// between the check and the connection (DNS rebinding).
/// </summary>
internal sealed class SafeConnector(bool allowPrivateNetworks, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await resolve(host, cancellationToken);
        if (addresses.Length == 0)
        {
            throw new HttpRequestException(HttpRequestError.NameResolutionError, $"{host} has no address");
        }

        // One bad answer spoils the name: a good one beside it is bait.
        if (!allowPrivateNetworks && addresses.FirstOrDefault(a => !AddressRules.IsPublic(a)) is { } bad)
        {
            throw new AddressRefusedException($"{host} leads to {bad}, which is not a public address");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name that leads where nobody may be asked to fetch from.</summary>
internal sealed class AddressRefusedException(string message) : Exception(message);
