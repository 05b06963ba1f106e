using NewsBot.Chat.Discord;

namespace NewsBot.DiscordNet;

/// <summary>
/// Carries anything but a success through Discord.Net, which would turn a refusal into words of its own and wait or repeat at a limit.
/// It is caught where the request was made, and a value from there on.
/// </summary>
internal sealed class UnansweredException(DiscordAnswer answer) : Exception("Discord did not do what was asked.")
{
    public DiscordAnswer Answer { get; } = answer;
}
