using NewsBot.IntegrationTests.Discord;

namespace NewsBot.IntegrationTests.Interactions;

/// <summary>Where a member gives a command.</summary>
/// <param name="Guild">The server's number.</param>
/// <param name="Channel">One of its channels.</param>
internal sealed record InteractionPlace(string Guild, StandInChannel Channel);
