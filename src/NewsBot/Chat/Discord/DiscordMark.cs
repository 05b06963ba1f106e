using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord;

/// <summary>
/// The footer by which a message of ours is known again in a channel's history, after Discord has forgotten its nonce:
/// <c>NewsBot · 2026-11-24 09:00 · 1/2 · #a1b2c3d4</c>.
/// </summary>
internal static class DiscordMark
{
    /// <summary>Room to keep for any mark.</summary>
    public const int MaxLength = 64;

    private const int Digits = 8;

    /// <summary>The same for the same part of the same digest or notice, different for any other.</summary>
    public static string Of(ChannelId channel, DateTimeOffset due, int part, int parts, IReadOnlyList<DiscordEmbed> embeds)
    {
        var identity = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{channel}\n{due.UtcTicks}\n{part}/{parts}\n")
            .AppendJoin('\n', embeds.Select(e => e.Title + "\n" + e.Description));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity.ToString())));
        return string.Create(CultureInfo.InvariantCulture, $"NewsBot · {due:yyyy-MM-dd HH:mm} · {part}/{parts} · #{hash[..Digits]}");
    }

    /// <summary>Whether a message in the channel carries the mark of ours.</summary>
    public static bool IsSame(DiscordMessage ours, DiscordStandingMessage standing) =>
        Token(ours.Embeds) is { } token && Token(standing.Embeds ?? []) == token;

    // Only the token counts: Discord trims and may strip characters of the text around it.
    private static string? Token(IReadOnlyList<DiscordEmbed> embeds)
    {
        foreach (var embed in embeds)
        {
            if (embed.Footer?.Text is { } text
                && text.LastIndexOf('#') is >= 0 and var at
                && text[(at + 1)..].TrimEnd() is { Length: Digits } token
                && token.All(char.IsAsciiHexDigitLower))
            {
                return token;
            }
        }

        return null;
    }
}
