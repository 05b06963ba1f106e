namespace NewsBot.Chat.Discord;

/// <summary>As Discord numbers them.</summary>
internal enum DiscordButtonStyle
{
    /// <summary>Grey.</summary>
    Secondary = 2,

    /// <summary>Red.</summary>
    Danger = 4,
}
