using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsBot.Digests;

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

    /// <summary>The same for the same part of the same digest, different for any other.</summary>
    public static string Of(Digest digest, int part, int parts, IReadOnlyList<DiscordEmbed> embeds)
    {
        var identity = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{digest.Channel}\n{digest.Due.UtcTicks}\n{part}/{parts}\n")
            .AppendJoin('\n', embeds.Select(e => e.Title + "\n" + e.Description));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity.ToString())));
        var due = TimeZoneInfo.ConvertTime(digest.Due, digest.TimeZone);
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
