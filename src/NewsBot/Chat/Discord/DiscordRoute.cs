namespace NewsBot.Chat.Discord;

/// <summary>What a rate limit is counted by: the endpoint, and the channel, server or webhook it is called for.</summary>
/// <param name="Endpoint">Method and path template.</param>
/// <param name="Resource">The top-level resource's identity.</param>
internal readonly record struct DiscordRoute(string Endpoint, string Resource);
