using NewsBot.Chat.Discord.Interactions;

namespace NewsBot.Pipeline;

/// <summary>To step Answer: a command whose answer was deferred. It is worth nothing once Discord takes no answer, and gone from the queue by then.</summary>
/// <param name="V">Version.</param>
/// <param name="Interaction">Holds the token that writes the answer, a secret for its 15 minutes.</param>
public sealed record InteractionToAnswer(int V, Interaction Interaction) : IStepMessage;
