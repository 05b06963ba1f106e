using System.Diagnostics.CodeAnalysis;

namespace NewsBot.Chat;

/// <summary>A webhook's address, which lets whoever knows it post: printed only in part.</summary>
public sealed class SecretUrl
{
    private readonly Uri url;

    private SecretUrl(Uri url) => this.url = url;

    /// <summary>An absolute http or https address with a path.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SecretUrl? address)
    {
        address = Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) && url.AbsolutePath.Length > 1 && url.UserInfo.Length == 0
                ? new SecretUrl(url)
                : null;
        return address is not null;
    }

    /// <summary>For the request itself, and for storage; for nothing else.</summary>
    public Uri Reveal() => url;

    public override string ToString() => $"{url.Scheme}://{url.Host}/…";
}
