namespace NewsBot.Chat.Discord;

/// <summary>Limits of messages and embeds in UTF-16 units (discord-api-docs, resources/message).</summary>
internal static class DiscordLimits
{
    public const int Embeds = 10;
    public const int EmbedTitle = 256;
    public const int EmbedDescription = 4_096;
    public const int EmbedFooter = 2_048;

    /// <summary>All embeds of one message together.</summary>
    public const int EmbedsTogether = 6_000;

    public const int Nonce = 25;
}
