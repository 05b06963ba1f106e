namespace NewsBot.Chat.Discord.Interactions.Application;

/// <summary>The application as Discord knows it.</summary>
/// <param name="Id">What <c>Discord__ApplicationId</c> is to be.</param>
/// <param name="VerifyKey">What <c>Discord__PublicKey</c> is to be.</param>
/// <param name="InteractionsEndpointUrl">Where Discord sends interactions; null where nobody has told it.</param>
public sealed record ApplicationState(string Id, string VerifyKey, string? InteractionsEndpointUrl);
