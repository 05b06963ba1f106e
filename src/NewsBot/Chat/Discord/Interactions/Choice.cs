namespace NewsBot.Chat.Discord.Interactions;

/// <summary>A proposal for an option.</summary>
/// <param name="Name">What is shown, 1 to 100 characters.</param>
/// <param name="Value">What the option gets, likewise.</param>
internal sealed record Choice(string Name, string Value);
