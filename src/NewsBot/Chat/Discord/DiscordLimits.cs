namespace NewsBot.Chat.Discord;

/// <summary>
/// Discord's limits on a message (API reference, "Embed Limits") that a long digest meets. Discord counts code points; we count UTF-16 units,
/// which are never fewer.
/// </summary>
internal static class DiscordLimits
{
    public const int Content = 2_000;
    public const int Embeds = 10;
    public const int EmbedDescription = 4_096;

    /// <summary>Titles, descriptions and footers of all embeds of one message together.</summary>
    public const int EmbedsTogether = 6_000;
}
