using NewsBot.Servers;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions;

/// <summary>What a member of a Discord server asks of the bot: a command, a press of a button, or while they type, proposals for an option.</summary>
public sealed record Interaction
{
    /// <summary>So long after it began Discord takes answers (API reference, "Receiving and Responding").</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    // Members that a message of before lacks: the serializer passes over initializers.
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    public required string Id { get; init; }

    public required string ApplicationId { get; init; }

    /// <summary>Whoever has it may write the answer.</summary>
    public required Secret Token { get; init; }

    public required ChannelId Channel { get; init; }

    /// <summary>The server's number, which is also that of its role @everyone; empty in messages of before it was kept.</summary>
    public string Guild { get => field ?? ""; init; } = "";

    /// <summary>The server, as the owner of what it adds.</summary>
    internal ServerId? Server => ServerId.TryParse(Guild, out var server) ? server : null;

    /// <summary>With its subcommand: <c>digest now</c>. Of a pressed button, what its id has before the first bar.</summary>
    public required string Command { get; init; }

    /// <summary>Of the member's client, as our texts name it: <c>en</c>, <c>zh-Hans</c> or <c>zh-Hant</c>.</summary>
    public required string Language { get; init; }

    /// <summary>That the member may manage the channel.</summary>
    public bool MayChange { get; init; }

    /// <summary>That the bot may post in the channel.</summary>
    public bool CanPost { get; init; }

    /// <summary>By name, as the member wrote them.</summary>
    public IReadOnlyDictionary<string, string> Options { get => field ?? None; init; } = None;

    /// <summary>The option that is being typed; null once the command is sent.</summary>
    public string? Focused { get; init; }

    /// <summary>What the pressed button's id has behind the first bar, perhaps nothing; null where no button was pressed.</summary>
    public string? Pressed { get; init; }

    /// <summary>By Discord's clock.</summary>
    internal DateTimeOffset BegunAt => Snowflake.TryParse(Id, out var id) ? Snowflake.TimeOf(id) : DateTimeOffset.MinValue;

    /// <summary>What was chosen; null where nothing was.</summary>
    internal bool? Flag(string name) => bool.TryParse(Option(name), out var chosen) ? chosen : null;

    /// <summary>The option's value without blanks around it; null where there is none.</summary>
    internal string? Option(string name) => Options.TryGetValue(name, out var value) && value.Trim() is { Length: > 0 } text ? text : null;
}
