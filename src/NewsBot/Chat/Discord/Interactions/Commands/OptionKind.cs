namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>What an option takes, by Discord's numbers (API reference, "Application Command Option Type").</summary>
internal enum OptionKind
{
    Text = 3,
    WholeNumber = 4,
    YesOrNo = 5,
    Role = 8,
    Number = 10,
}
