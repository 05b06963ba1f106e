using System.Globalization;
using System.Text.Json;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions;

/// <summary>Makes sense of what Discord sent.</summary>
internal static class InteractionReader
{
    private const int Subcommand = 1;
    private const int SubcommandGroup = 2;

    /// <summary>Parts the name of who answers a button from what they are told.</summary>
    private const char Bar = '|';

    /// <summary>Null where it is not JSON of that form.</summary>
    public static WireInteraction? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, InteractionJson.Default.WireInteraction);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null where it is no command or component in a server's channel.</summary>
    public static Interaction? Read(WireInteraction wire)
    {
        if (wire is not { Id: { } id, ApplicationId: { } application, Token: { } token, GuildId: { } guild, Member: { } member, Data: { } data }
            || (data.Name ?? data.CustomId) is not { } name
            || !Snowflake.TryParse(id, out _)
            || !Snowflake.TryParse(application, out _)
            || !ChannelId.TryParse(wire.ChannelId, out var channel)
            || channel.Value.Kind != ChannelKind.Discord)
        {
            return null;
        }

        string? pressed = null;
        if (data.Name is null)
        {
            var bar = name.IndexOf(Bar, StringComparison.Ordinal);
            (name, pressed) = bar < 0 ? (name, "") : (name[..bar], name[(bar + 1)..]);
        }

        var options = data.Options ?? [];
        while (options is [{ Type: Subcommand or SubcommandGroup, Name: { } sub } inner])
        {
            name += " " + sub;
            options = inner.Options ?? [];
        }

        return new Interaction
        {
            Id = id,
            ApplicationId = application,
            Token = new Secret(token),
            Channel = channel.Value,
            Guild = guild,
            Command = name,
            Language = LanguageOf(wire.Locale),
            MayChange = Permissions.MayManage(Number(member.Permissions)),
            CanPost = Permissions.MayPost(Number(wire.AppPermissions)),
            Options = Values(options),
            Pressed = pressed,
            Focused = options.FirstOrDefault(o => o is { Focused: true })?.Name,
        };
    }

    /// <summary>Discord's locale as our texts name languages.</summary>
    public static string LanguageOf(string? locale) => locale switch
    {
        "zh-CN" or "zh-SG" => "zh-Hans",
        "zh-TW" or "zh-HK" => "zh-Hant",
        _ => "en",
    };

    private static Dictionary<string, string> Values(IEnumerable<WireOption> options)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in options)
        {
            if (option is { Name: { } name, Value: { ValueKind: not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null) } value }
                && Text(value) is { } text)
            {
                values[name] = text;
            }
        }

        return values;
    }

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ToString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which no text can hold.
            return null;
        }
    }

    private static ulong Number(string? digits) =>
        ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
