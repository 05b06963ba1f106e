using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>Why a channel gets nothing although it is subscribed.</summary>
internal static class Hindrance
{
    /// <summary>Null where nothing hinders.</summary>
    public static string? Of(Channel channel, InteractionTexts texts) =>
        channel.SwitchedOff is { } reason ? InteractionTexts.Fill(texts.IsSwitchedOff, DiscordText.Quote(reason))
        : channel.Paused ? texts.IsPaused
        : null;
}
