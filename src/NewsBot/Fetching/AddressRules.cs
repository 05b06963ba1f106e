using System.Net;
using System.Net.Sockets;

namespace NewsBot.Fetching;

/// <summary>
/// Which addresses are nobody's business: what is not globally reachable in IANA's special-purpose registries
/// (RFC 6890 and its successors), and the clouds' own services.
/// </summary>
public static class AddressRules
{
    private static readonly IPNetwork[] RefusedV4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("224.0.0.0/4"), IPNetwork.Parse("240.0.0.0/4"),

        // Azure's wire server: a public address that only a virtual machine reaches, with its secrets.
        IPNetwork.Parse("168.63.129.16/32"),
    ];

    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] RefusedV6 =
    [
        // Teredo, ORCHID, benchmarking and the rest of the IETF's block; documentation; 6to4; SRv6 documentation.
        IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20"),
    ];

    /// <summary>Whether anybody may be asked to fetch from the address. IPv6 forms that embed an IPv4 address are refused.</summary>
    public static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        // Before the networks are asked, which see the IPv4 address within.
        _ when address.IsIPv4MappedToIPv6 => false,
        AddressFamily.InterNetwork => !RefusedV4.Any(n => n.Contains(address)),
        AddressFamily.InterNetworkV6 => GlobalV6.Contains(address) && !RefusedV6.Any(n => n.Contains(address)),
        _ => false,
    };

    /// <summary>Why a URL may not be asked at all, before any look-up; null where it may.</summary>
    public static string? WhyRefused(Uri url, bool allowPrivateNetworks)
    {
        if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
        {
            return $"{url.Scheme}: is not fetched, only http and https are";
        }

        if (url.UserInfo.Length > 0)
        {
            return "an address with a user name or password in it is not fetched";
        }

        if (allowPrivateNetworks)
        {
            return null;
        }

        // IdnHost, for Uri takes full-width and circled digits for a name where IdnHost shows the address that they spell.
        var host = url.IdnHost.TrimEnd('.');
        return IPAddress.TryParse(host.Trim('[', ']'), out var address) && !IsPublic(address) ? $"{address} is not a public address"
            : address is null && !host.Contains('.', StringComparison.Ordinal) ? $"{host} is not a public name"
            : !url.IsDefaultPort && url.Port < 1_024 ? $"port {url.Port} is not a web server's"
            : null;
    }
}
