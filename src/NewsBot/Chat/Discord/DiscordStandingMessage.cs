namespace NewsBot.Chat.Discord;

/// <summary>What we need of a message as Discord gives it back.</summary>
internal sealed record DiscordStandingMessage(string? Id, IReadOnlyList<DiscordEmbed>? Embeds);

/// <summary>What we need of a channel: <c>last_message_id</c> is null where nothing was ever said.</summary>
internal sealed record DiscordChannelState(string? LastMessageId);
