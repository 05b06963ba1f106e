namespace NewsBot.Chat.Discord;

/// <summary>A row of buttons under a message (API reference, "Action Row"): 5 rows, 5 buttons a row.</summary>
internal sealed record DiscordActionRow(IReadOnlyList<DiscordButton> Components)
{
    public int Type { get; init; } = 1;

    /// <summary>One row of buttons.</summary>
    public static IReadOnlyList<DiscordActionRow> Of(params IReadOnlyList<DiscordButton> buttons) => [new(buttons)];
}
