namespace NewsBot.Chat.Discord;

/// <summary>A message as it is posted. The nonce is not part of it: it derives from the frozen body and is added on the wire.</summary>
internal sealed record DiscordMessage
{
    /// <summary>Mentions alone, for in embeds they do nothing.</summary>
    public string? Content { get; init; }

    public required IReadOnlyList<DiscordEmbed> Embeds { get; init; }

    /// <summary>A bot's alone: Discord takes none from the webhooks that people make.</summary>
    public IReadOnlyList<DiscordActionRow>? Components { get; init; }

    /// <summary>Nobody by default; Discord's own default is everybody.</summary>
    public DiscordAllowedMentions AllowedMentions { get; init; } = new();
}

/// <summary>No <c>url</c>: embeds of one message that share it collapse to the first.</summary>
internal sealed record DiscordEmbed
{
    public string? Title { get; init; }
    public string? Description { get; init; }
    public int? Color { get; init; }
    public DiscordEmbedFooter? Footer { get; init; }
}

internal sealed record DiscordEmbedFooter(string? Text);

internal sealed record DiscordAllowedMentions
{
    public IReadOnlyList<string> Parse { get; init; } = [];

    /// <summary>Whom the content may mention; null: nobody.</summary>
    public IReadOnlyList<string>? Roles { get; init; }
}
