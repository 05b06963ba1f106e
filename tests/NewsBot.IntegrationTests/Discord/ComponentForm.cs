using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>Checks a message's rows of buttons as Discord does (API reference, "Components").</summary>
internal static class ComponentForm
{
    private const int ActionRow = 1;
    private const int Button = 2;
    private const int Link = 5;
    private const int Premium = 6;
    private const int MaxRows = 5;
    private const int MaxButtons = 5;
    private const int MaxLabel = 80;
    private const int MaxCustomId = 100;
    private const int MaxLink = 512;

    public static void Check(FormErrors errors, JsonNode? components)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (row, path) in List(errors, components, "components", 0, MaxRows))
        {
            if (TypeOf(errors, row, path, ActionRow))
            {
                foreach (var (button, at) in List(errors, row["components"], path + ".components", 1, MaxButtons))
                {
                    if (TypeOf(errors, button, at, Button))
                    {
                        CheckButton(errors, (JsonObject)button, at, ids);
                    }
                }
            }
        }
    }

    /// <summary>A webhook that no application owns has nobody who could answer a press.</summary>
    public static FormErrors CheckNone(JsonObject form)
    {
        var errors = new FormErrors();
        if (form["components"] is not null)
        {
            errors.Add("components", "BASE_TYPE_INVALID", "Components are only allowed on messages of webhooks that an application owns.");
        }

        return errors;
    }

    /// <summary>Every id of a message's buttons.</summary>
    public static IEnumerable<string> CustomIds(JsonObject message) =>
        from row in message["components"]?.AsArray() ?? []
        from button in row?["components"]?.AsArray() ?? []
        select button?["custom_id"]?.ToString() ?? "";

    private static void CheckButton(FormErrors errors, JsonObject button, string path, HashSet<string> ids)
    {
        if (Number(button["style"]) is not { } style || style is < 1 or > Premium)
        {
            errors.Add(path + ".style", "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5, 6}.");
            return;
        }

        Text(errors, button, "label", path, MaxLabel, isRequired: button["emoji"] is null);
        if (style == Link)
        {
            Text(errors, button, "url", path, MaxLink, isRequired: true);
            if (button["custom_id"] is not null)
            {
                errors.Add(path + ".custom_id", "COMPONENT_INVALID_LINK_BUTTON", "A custom id and url cannot both be specified");
            }

            return;
        }

        Text(errors, button, "custom_id", path, MaxCustomId, isRequired: true);
        if (button["url"] is not null)
        {
            errors.Add(path + ".url", "COMPONENT_INVALID_LINK_BUTTON", "A url can only be specified on a link button");
        }

        if (button["custom_id"]?.ToString() is { } id && !ids.Add(id))
        {
            errors.Add(path + ".custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }
    }

    private static void Text(FormErrors errors, JsonObject button, string member, string path, int most, bool isRequired)
    {
        if (button[member] is not { } node)
        {
            if (isRequired)
            {
                errors.Required($"{path}.{member}");
            }
        }
        else if (node.GetValueKind() != JsonValueKind.String)
        {
            errors.Add($"{path}.{member}", "STRING_TYPE_CONVERT", $"Could not interpret \"{node}\" as string.");
        }
        else if (MessageForm.Length(node.ToString()) is var length && (length < 1 || length > most))
        {
            errors.Add($"{path}.{member}", "BASE_TYPE_BAD_LENGTH", $"Must be between 1 and {most} in length.");
        }
    }

    private static IEnumerable<(JsonNode Item, string Path)> List(FormErrors errors, JsonNode? node, string path, int least, int most)
    {
        if (node is null && least == 0)
        {
            return [];
        }

        if (node is not JsonArray list)
        {
            errors.Add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            return [];
        }

        if (list.Count < least || list.Count > most)
        {
            errors.Add(path, "BASE_TYPE_BAD_LENGTH", $"Must be between {least} and {most} in length.");
        }

        return list.Select((item, i) => (item ?? new JsonObject(), $"{path}.{i}"));
    }

    private static bool TypeOf(FormErrors errors, JsonNode node, string path, int expected)
    {
        if (node is JsonObject component && Number(component["type"]) == expected)
        {
            return true;
        }

        errors.Add(path, "UNION_TYPE_CHOICES", $"Value of field \"type\" must be one of ({expected},).");
        return false;
    }

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
