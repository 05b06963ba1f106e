using System.Security.Cryptography;
using System.Text;
using NewsBot.Subscriptions;

namespace NewsBot.Chat;

/// <summary>One message of a digest as it was frozen before its first post.</summary>
/// <param name="Body">What the chat's <see cref="IChat.Render"/> gave.</param>
/// <param name="Nonce">At most 25 characters (Discord's limit), from channel and body alone, so that a second try has the same.</param>
/// <param name="FrozenAt">Nothing of this part was posted before.</param>
public sealed record FrozenPart(string Body, string Nonce, DateTimeOffset FrozenAt)
{
    public static FrozenPart Freeze(ChannelId channel, string body, DateTimeOffset now) =>
        new(body, NonceOf(channel, body), now);

    public static string NonceOf(ChannelId channel, string body) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(channel + "\n" + body)))[..25];
}
