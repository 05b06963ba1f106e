namespace NewsBot.Chat.Discord.Interactions;

/// <summary>What something is called, and what it does.</summary>
/// <param name="Name">As it is typed.</param>
/// <param name="Description">1 to 100 characters.</param>
internal sealed record Wording(string Name, string Description);
