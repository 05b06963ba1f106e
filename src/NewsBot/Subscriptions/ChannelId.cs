using System.Diagnostics.CodeAnalysis;

namespace NewsBot.Subscriptions;

/// <summary>Where digests go: a Discord channel, a Discord webhook by its name, or the console.</summary>
public readonly record struct ChannelId(ChannelKind Kind, string Name)
{
    public static readonly ChannelId Console = new(ChannelKind.Console, "console");

    /// <summary>Reads what people write: a channel's number, <c>webhook:NAME</c> or <c>console</c>.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ChannelId? channel)
    {
        channel = text switch
        {
            "console" => Console,
            { Length: >= 15 and <= 20 } when text.All(char.IsAsciiDigit) => new ChannelId(ChannelKind.Discord, text),
            not null when text.StartsWith("webhook:", StringComparison.Ordinal) && IsName(text.AsSpan(8)) =>
                new ChannelId(ChannelKind.Webhook, text[8..]),
            _ => null,
        };
        return channel is not null;
    }

    /// <summary>As <see cref="TryParse"/> reads it; also the key in storage.</summary>
    public override string ToString() => Kind == ChannelKind.Webhook ? "webhook:" + Name : Name;

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return name.Length is > 0 and <= 64;
    }
}
