using System.Text.Json;

namespace NewsBot.Chat.Discord.Interactions;

/// <summary>An interaction as Discord sends it, as far as it is looked at.</summary>
internal sealed record WireInteraction
{
    public int Type { get; init; }
    public string? Id { get; init; }
    public string? ApplicationId { get; init; }
    public string? Token { get; init; }
    public string? Locale { get; init; }
    public string? GuildId { get; init; }
    public string? ChannelId { get; init; }

    /// <summary>What the bot itself may do in the channel.</summary>
    public string? AppPermissions { get; init; }

    public WireMember? Member { get; init; }
    public WireData? Data { get; init; }
}

internal sealed record WireMember
{
    /// <summary>In the channel, overwrites included: a number in digits, for it has more bits than JavaScript's.</summary>
    public string? Permissions { get; init; }
}

/// <summary>A command, or a component that was used.</summary>
internal sealed record WireData
{
    public string? Name { get; init; }

    /// <summary>Of a component, as its message has it.</summary>
    public string? CustomId { get; init; }

    public IReadOnlyList<WireOption>? Options { get; init; }
}

/// <summary>A subcommand with its options, or an option with its value.</summary>
internal sealed record WireOption
{
    public int Type { get; init; }
    public string? Name { get; init; }
    public JsonElement? Value { get; init; }
    public bool Focused { get; init; }
    public IReadOnlyList<WireOption>? Options { get; init; }
}
