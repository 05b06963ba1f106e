using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>Checks a message as Discord does: every limit of the API reference, in its error bodies.</summary>
internal static class MessageForm
{
    private static readonly string[] MentionTypes = ["roles", "users", "everyone"];

    public static FormErrors Check(JsonObject form)
    {
        var errors = new FormErrors();
        Text(errors, form["content"], "content", 2_000);
        CheckNonce(errors, form["nonce"]);
        CheckMentions(errors, form["allowed_mentions"]);
        ComponentForm.Check(errors, form["components"]);
        if (List(errors, form["embeds"], "embeds", 10) is { } embeds)
        {
            var together = 0;
            for (var i = 0; i < embeds.Count; i++)
            {
                together += CheckEmbed(errors, embeds[i], $"embeds.{i}");
            }

            if (together > 6_000)
            {
                errors.Add("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
            }
        }

        return errors;
    }

    /// <summary>Only what shows makes a message.</summary>
    public static bool IsEmpty(JsonObject form) =>
        string.IsNullOrWhiteSpace(form["content"]?.ToString())
        && (form["embeds"]?.AsArray() is not { Count: > 0 } embeds || embeds.All(e => e is JsonObject { Count: 0 }));

    /// <summary>Discord counts code points of trimmed text ("our API uses Python 3", discord-api-docs#1315).</summary>
    public static int Length(string text) => text.Trim().EnumerateRunes().Count();

    private static int CheckEmbed(FormErrors errors, JsonNode? node, string path)
    {
        if (node is not JsonObject embed)
        {
            errors.Add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
            return 0;
        }

        var length = Text(errors, embed["title"], path + ".title", 256)
            + Text(errors, embed["description"], path + ".description", 4_096)
            + Part(errors, embed["footer"], path + ".footer", "text", 2_048)
            + Part(errors, embed["author"], path + ".author", "name", 256);
        CheckUrl(errors, embed["url"], path + ".url");
        if (embed["color"] is { } color && !(color is JsonValue v && v.TryGetValue<int>(out var rgb) && rgb is >= 0 and <= 0xFFFFFF))
        {
            errors.Add(path + ".color", "NUMBER_TYPE_MAX", "int value should be less than or equal to 16777215.");
        }

        if (List(errors, embed["fields"], path + ".fields", 25) is { } fields)
        {
            for (var i = 0; i < fields.Count; i++)
            {
                length += Part(errors, fields[i], $"{path}.fields.{i}", "name", 256)
                    + Part(errors, fields[i], $"{path}.fields.{i}", "value", 1_024);
            }
        }

        return length;
    }

    private static int Text(FormErrors errors, JsonNode? node, string path, int most)
    {
        if (node is null)
        {
            return 0;
        }

        if (node.GetValueKind() != JsonValueKind.String)
        {
            errors.Add(path, "STRING_TYPE_CONVERT", $"Could not interpret \"{node}\" as string.");
            return 0;
        }

        var length = Length(node.GetValue<string>());
        if (length > most)
        {
            errors.TooLong(path, most);
        }

        return length;
    }

    /// <summary>A part of an embed that must have its text if it is there at all.</summary>
    private static int Part(FormErrors errors, JsonNode? node, string path, string member, int most)
    {
        if (node is null)
        {
            return 0;
        }

        var length = Text(errors, (node as JsonObject)?[member], $"{path}.{member}", most);
        if (length == 0)
        {
            errors.Required($"{path}.{member}");
        }

        return length;
    }

    private static JsonArray? List(FormErrors errors, JsonNode? node, string path, int most)
    {
        if (node is null)
        {
            return null;
        }

        if (node is not JsonArray list)
        {
            errors.Add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            return null;
        }

        if (list.Count > most)
        {
            errors.TooLong(path, most);
        }

        return list;
    }

    private static void CheckUrl(FormErrors errors, JsonNode? node, string path)
    {
        if (node is not null && Text(errors, node, path, 2_048) > 0
            && !(Uri.TryCreate(node.ToString(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            errors.Add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        }
    }

    private static void CheckNonce(FormErrors errors, JsonNode? nonce)
    {
        if (nonce is not null && nonce.ToString().Length > 25)
        {
            errors.TooLong("nonce", 25);
        }
    }

    private static void CheckMentions(FormErrors errors, JsonNode? node)
    {
        if (node is not JsonObject mentions)
        {
            return;
        }

        var parse = List(errors, mentions["parse"], "allowed_mentions.parse", MentionTypes.Length)?.Select(p => p?.ToString()).ToList() ?? [];
        for (var i = 0; i < parse.Count; i++)
        {
            if (!MentionTypes.Contains(parse[i]))
            {
                errors.Add($"allowed_mentions.parse.{i}", "BASE_TYPE_CHOICES", "Value must be one of ('roles', 'users', 'everyone').");
            }
        }

        foreach (var kind in new[] { "roles", "users" })
        {
            var ids = List(errors, mentions[kind], "allowed_mentions." + kind, 100) ?? [];
            foreach (var (id, i) in ids.Select((id, i) => (id?.ToString(), i)).Where(e => !ulong.TryParse(e.Item1, CultureInfo.InvariantCulture, out _)))
            {
                errors.Add($"allowed_mentions.{kind}.{i}", "NUMBER_TYPE_COERCE", $"Value \"{id}\" is not snowflake.");
            }

            if (ids.Count > 0 && parse.Contains(kind))
            {
                errors.Add(
                    "allowed_mentions",
                    "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                    $"parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
            }
        }
    }
}
