using System.Net;
using System.Net.Sockets;

namespace NewsBot.Fetching;

/// <summary>
/// Which addresses are nobody's business: what is not globally reachable in IANA's special-purpose registries
/// (RFC 6890 and its successors), and the clouds' own services.
/// </summary>
public static class AddressRules
{
    private static readonly IPNetwork[] Private = Networks("10.0.0.0/8 127.0.0.0/8 172.16.0.0/12 192.168.0.0/16 ::1/128 fc00::/7");

    private static readonly IPNetwork[] SpecialV4 = Networks(
        "0.0.0.0/8 100.64.0.0/10 169.254.0.0/16 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 "
        + "224.0.0.0/4 240.0.0.0/4");

    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    /// <summary>Teredo, ORCHID, benchmarking and the rest of the IETF's block; documentation; 6to4; documentation again.</summary>
    private static readonly IPNetwork[] SpecialV6 = Networks("2001::/23 2001:db8::/32 2002::/16 3fff::/20");

    /// <summary>
    /// Secrets of virtual machines: Azure's wire server, which is a public address, and the metadata services of AWS and Google Cloud
    /// in private IPv6. The one of all clouds in IPv4, 169.254.169.254, is link-local.
    /// </summary>
    private static readonly IPNetwork[] Clouds = Networks("168.63.129.16/32 fd00:ec2::254/128 fd20:ce::254/128");

    /// <summary>Whether anybody may be asked to fetch from the address. IPv6 forms that embed an IPv4 address are refused.</summary>
    public static bool IsPublic(IPAddress address) => MayConnect(address, allowPrivateNetworks: false);

    /// <summary>Whether the address may be connected to.</summary>
    /// <param name="address">As the look-up gave it.</param>
    /// <param name="allowPrivateNetworks">Lifts the bar on loopback and private addresses and on no other.</param>
    public static bool MayConnect(IPAddress address, bool allowPrivateNetworks)
    {
        // First the mapped ones, in which the networks would see the IPv4 address within; a zone is only for what is not public.
        var zoned = address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId != 0;
        if (address.IsIPv4MappedToIPv6 || zoned || Is(Clouds, address))
        {
            return false;
        }

        return Is(Private, address) ? allowPrivateNetworks
            : address.AddressFamily == AddressFamily.InterNetwork ? !Is(SpecialV4, address)
            : GlobalV6.Contains(address) && !Is(SpecialV6, address);
    }

    private static bool Is(IPNetwork[] networks, IPAddress address) => networks.Any(n => n.Contains(address));

    private static IPNetwork[] Networks(string list) => [.. list.Split(' ').Select(n => IPNetwork.Parse(n))];
}
