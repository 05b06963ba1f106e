namespace NewsBot.Chat.Discord.Interactions.Application;

/// <summary>Discord did not do what an operator asked; the message says what to mend and holds no secret.</summary>
public sealed class DiscordException(string message) : Exception(message);
