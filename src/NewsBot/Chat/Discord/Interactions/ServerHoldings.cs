namespace NewsBot.Chat.Discord.Interactions;

/// <summary>How much is stored of a server.</summary>
public sealed record ServerHoldings(int Channels, int Subscriptions, int Topics, int Sources);
