using System.Text.RegularExpressions;

namespace NewsBot.Chat.Discord;

/// <summary>Which addresses are webhooks of Discord. Others are never called: they come from people.</summary>
public static partial class DiscordWebhookAddress
{
    private static readonly string[] Hosts = ["discord.com", "ptb.discord.com", "canary.discord.com", "discordapp.com"];

    /// <summary>Whether it has a webhook's path on one of Discord's hosts, or on the host of <paramref name="apiBaseUrl"/>.</summary>
    public static bool IsWebhook(SecretUrl url, string apiBaseUrl)
    {
        var address = url.Reveal();
        return Path().IsMatch(address.AbsolutePath)
            && ((address.IsDefaultPort && Hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase))
                || (Uri.TryCreate(apiBaseUrl, UriKind.Absolute, out var api)
                    && api.GetLeftPart(UriPartial.Authority) == address.GetLeftPart(UriPartial.Authority)));
    }

    /// <summary>The webhook's id, by which people tell theirs apart, without the key that follows it.</summary>
    public static string InPart(SecretUrl url)
    {
        var address = url.Reveal();
        return Path().IsMatch(address.AbsolutePath)
            ? address.GetLeftPart(UriPartial.Authority) + address.AbsolutePath[..(address.AbsolutePath.TrimEnd('/').LastIndexOf('/') + 1)] + "***"
            : url.ToString();
    }

    /// <summary>The same address with <c>wait=true</c>, without which Discord does not tell that a message was not kept.</summary>
    internal static Uri Waiting(SecretUrl url)
    {
        var address = url.Reveal();
        var query = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => !p.StartsWith("wait=", StringComparison.OrdinalIgnoreCase))
            .Append("wait=true");
        return new UriBuilder(address) { Query = string.Join('&', query), Fragment = "" }.Uri;
    }

    [GeneratedRegex(@"^/api(/v[0-9]{1,3})?/webhooks/[0-9]{15,20}/[A-Za-z0-9_-]{1,200}/?$", RegexOptions.CultureInvariant)]
    private static partial Regex Path();
}
