namespace NewsBot.Chat.Discord;

/// <summary>What a rate limit is counted by: the endpoint, and the channel, server or webhook it is called for.</summary>
/// <param name="Endpoint">Method and path template.</param>
/// <param name="Resource">The top-level resource's identity.</param>
internal readonly record struct DiscordRoute(string Endpoint, string Resource)
{
    public static DiscordRoute Posts(string channel) => new("POST /channels/{id}/messages", channel);

    public static DiscordRoute Messages(string channel) => new("GET /channels/{id}/messages", channel);

    public static DiscordRoute Channel(string channel) => new("GET /channels/{id}", channel);
}
