namespace NewsBot.Chat.Discord.Interactions;

/// <summary>What a host answers to one request of Discord.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Json">The body, <c>application/json</c>; empty where the status says all.</param>
public sealed record InteractionAnswer(int Status, ReadOnlyMemory<byte> Json)
{
    /// <summary>Whoever asks is not known to be Discord, and learns nothing.</summary>
    public static readonly InteractionAnswer Unauthorized = new(401, default);

    /// <summary>It came from Discord and is nothing that this bot knows.</summary>
    public static readonly InteractionAnswer NotUnderstood = new(400, default);

    public static InteractionAnswer Of(ReadOnlyMemory<byte> json) => new(200, json);
}
