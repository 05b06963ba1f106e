namespace NewsBot.Chat.Discord.Interactions;

/// <summary>What the bot answers to a member: a message that nobody else sees and that mentions nobody.</summary>
internal sealed record DiscordReply
{
    private const int Ephemeral = 64;

    public string? Content { get; init; }

    public IReadOnlyList<DiscordEmbed>? Embeds { get; init; }

    public DiscordAllowedMentions AllowedMentions { get; init; } = new();

    /// <summary>None of a deferred answer: Discord takes it from the deferral, and refuses to change it.</summary>
    public int? Flags { get; init; } = Ephemeral;

    /// <summary>Sentences, each on a line of its own; empty ones are left out.</summary>
    public static DiscordReply Of(params IEnumerable<string?> lines) => new() { Content = DiscordText.Fit(lines, DiscordLimits.Content) };

    /// <summary>A list under a title, as much of it as fits.</summary>
    public static DiscordReply List(string title, IEnumerable<string?> lines, string? content = null) => new()
    {
        Content = content,
        Embeds = [new DiscordEmbed { Title = title, Description = DiscordText.Fit(lines, DiscordLimits.EmbedDescription) }],
    };
}
