using System.Text.Json.Serialization;

namespace NewsBot.Chat.Discord;

/// <summary>The body of a message as Discord takes it.</summary>
internal sealed record DiscordMessage
{
    public required IReadOnlyList<DiscordEmbed> Embeds { get; init; }

    /// <summary>Nobody is pinged, whatever an article says.</summary>
    public DiscordMentions AllowedMentions { get; init; } = new([]);

    /// <summary>Of a bot's post only; a repeat by the same author gives the first message.</summary>
    public string? Nonce { get; init; }

    public bool? EnforceNonce { get; init; }
}

internal sealed record DiscordMentions(IReadOnlyList<string> Parse);

/// <summary>A box in a message.</summary>
internal sealed record DiscordEmbed
{
    public string? Title { get; init; }

    public required string Description { get; init; }

    /// <summary>0xRRGGBB.</summary>
    public int? Color { get; init; }

    public DiscordFooter? Footer { get; init; }

    /// <summary>As Discord counts them.</summary>
    [JsonIgnore]
    public int Length => (Title?.Length ?? 0) + Description.Length + (Footer?.Text.Length ?? 0);
}

internal sealed record DiscordFooter(string Text);

/// <summary>What of Discord's answers is read.</summary>
internal sealed record DiscordPosted(string? Id, IReadOnlyList<DiscordEmbed>? Embeds);

/// <summary>An error, or a rate limit.</summary>
internal sealed record DiscordError(int? Code, string? Message, double? RetryAfter, bool? Global);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DiscordMessage))]
[JsonSerializable(typeof(DiscordPosted))]
[JsonSerializable(typeof(IReadOnlyList<DiscordPosted>))]
[JsonSerializable(typeof(DiscordError))]
internal sealed partial class DiscordJson : JsonSerializerContext;
