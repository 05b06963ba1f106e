using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace NewsBot.Chat;

/// <summary>An address that is a key by itself, such as a webhook's. It prints only its host.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SecretUrl
{
    private readonly Uri address;

    private SecretUrl(Uri address) => this.address = address;

    /// <summary>Reads an absolute https address (http on loopback only, for tests).</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SecretUrl? url)
    {
        url = Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address)
            && address.UserInfo.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
                ? new SecretUrl(address)
                : null;
        return url is not null;
    }

    /// <summary>The address itself, for the one place that calls it or stores it.</summary>
    public Uri Reveal() => address;

    public override string ToString() => $"{address.Scheme}://{address.Authority}/***";
}
