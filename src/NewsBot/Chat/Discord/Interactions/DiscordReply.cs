using System.Text.Json.Serialization;

namespace NewsBot.Chat.Discord.Interactions;

/// <summary>
/// What the bot answers to a member: a message that nobody else sees and that mentions nobody, or what becomes of the message whose button
/// was pressed.
/// </summary>
internal sealed record DiscordReply
{
    private const int Ephemeral = 64;

    public string? Content { get; init; }

    public IReadOnlyList<DiscordEmbed>? Embeds { get; init; }

    /// <summary>Rows of buttons. Of a reply that replaces a message, none takes those away, and null leaves them.</summary>
    public IReadOnlyList<DiscordActionRow>? Components { get; init; }

    /// <summary>
    /// That it takes the place of the message with the pressed button, for everybody who sees that one; what is null here stays as it is there.
    /// </summary>
    [JsonIgnore]
    public bool Replaces { get; init; }

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
