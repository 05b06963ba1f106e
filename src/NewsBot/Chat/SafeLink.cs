using System.Globalization;
using System.Text;

namespace NewsBot.Chat;

/// <summary>Addresses from outside as they may be shown and clicked.</summary>
internal static class SafeLink
{
    /// <summary>Longer ones are trackers' or attacks, and would fill a message by themselves.</summary>
    public const int MaxLength = 2_000;

    // RFC 3986's unreserved and reserved characters less those that markdown reads: ( ) [ ] * and '.
    private const string Plain = "-._~:/?#@!$&+,;=%";

    /// <summary>
    /// The absolute http or https address in ASCII, with nothing in it that could end a masked link or a line; null
    /// where it is none, hides its host behind a user name, or is too long.
    /// </summary>
    public static string? From(string? link)
    {
        if (link is not { Length: > 0 and <= MaxLength }
            || !Uri.TryCreate(link, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || uri.UserInfo.Length > 0
            || uri.HostNameType is not (UriHostNameType.Dns or UriHostNameType.IPv4)
            || !uri.IdnHost.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
        {
            return null;
        }

        var safe = new StringBuilder(link.Length + 16).Append(uri.Scheme).Append("://").Append(uri.IdnHost);
        if (!uri.IsDefaultPort)
        {
            safe.Append(':').Append(uri.Port);
        }

        AppendEncoded(safe, uri.PathAndQuery);
        AppendEncoded(safe, uri.Fragment);
        return safe.Length <= MaxLength ? safe.ToString() : null;
    }

    private static void AppendEncoded(StringBuilder safe, string part)
    {
        foreach (var b in Encoding.UTF8.GetBytes(part))
        {
            var c = (char)b;
            _ = char.IsAsciiLetterOrDigit(c) || Plain.Contains(c)
                ? safe.Append(c)
                : safe.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }
    }
}
