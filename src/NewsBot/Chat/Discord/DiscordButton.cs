namespace NewsBot.Chat.Discord;

/// <summary>A button whose press comes back as an interaction (API reference, "Button").</summary>
/// <param name="Style">What it is for.</param>
/// <param name="Label">1 to 80 characters.</param>
/// <param name="CustomId">1 to 100 characters, unique in the message: the name of whoever answers the press, a bar, and what they are told.</param>
internal sealed record DiscordButton(DiscordButtonStyle Style, string Label, string CustomId)
{
    public int Type { get; init; } = 2;
}
