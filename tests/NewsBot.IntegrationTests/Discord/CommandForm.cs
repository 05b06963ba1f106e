using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>Checks commands as Discord does: every limit of the API reference, "Application Commands".</summary>
internal static partial class CommandForm
{
    private const int MaxCommands = 100;
    private const int MaxOptions = 25;
    private const int MaxCharacters = 8_000;
    private const int MaxDepth = 2;

    private static readonly HashSet<string> Locales =
    [
        "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi",
        "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
    ];

    public static FormErrors Check(JsonArray commands)
    {
        var errors = new FormErrors();
        if (commands.Count > MaxCommands)
        {
            errors.TooLong("", MaxCommands);
        }

        foreach (var (command, i) in commands.Select((c, i) => (c?.AsObject() ?? [], i)))
        {
            var path = i.ToString(CultureInfo.InvariantCulture);
            CheckNode(errors, command, path, depth: 0);
            if (command["default_member_permissions"] is { } permissions && !ulong.TryParse(permissions.ToString(), CultureInfo.InvariantCulture, out _))
            {
                errors.Add(path + ".default_member_permissions", "NUMBER_TYPE_COERCE", $"Value \"{permissions}\" is not int.");
            }

            if (Characters(command) > MaxCharacters)
            {
                errors.Add(path, "APPLICATION_COMMAND_TOO_LARGE", $"Command exceeds maximum size ({MaxCharacters})");
            }
        }

        Unique(errors, commands, "");
        return errors;
    }

    private static void CheckNode(FormErrors errors, JsonObject node, string path, int depth)
    {
        CheckName(errors, node["name"], path + ".name");
        Length(errors, node["description"], path + ".description", 100);
        foreach (var (member, check) in new (string, Action<JsonNode?, string>)[]
        {
            ("name_localizations", (n, p) => CheckName(errors, n, p)),
            ("description_localizations", (n, p) => Length(errors, n, p, 100)),
        })
        {
            foreach (var (locale, text) in node[member]?.AsObject() ?? [])
            {
                check(text, $"{path}.{member}.{locale}");
                if (!Locales.Contains(locale))
                {
                    errors.Add($"{path}.{member}.{locale}", "ENUM_TYPE_COERCE", $"Value \"{locale}\" is not a valid enum value.");
                }
            }
        }

        var choices = node["choices"] as JsonArray ?? [];
        Count(errors, choices, path + ".choices");
        foreach (var (choice, i) in choices.Select((c, i) => (c, i)))
        {
            Length(errors, choice?["name"], $"{path}.choices.{i}.name", 100);
            Length(errors, choice?["value"], $"{path}.choices.{i}.value", 100);
        }

        if (choices.Count > 0 && node["autocomplete"]?.GetValue<bool>() == true)
        {
            errors.Add(path + ".choices", "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", "Autocomplete options can't have choices");
        }

        if (depth > 0)
        {
            CheckMembers(errors, node, path);
        }

        CheckOptions(errors, node["options"] as JsonArray ?? [], path + ".options", depth);
    }

    /// <summary>What goes with which type of option: texts are 3, whole numbers 4, numbers 10.</summary>
    private static void CheckMembers(FormErrors errors, JsonObject option, string path)
    {
        foreach (var (member, types) in new (string, int[])[]
        {
            ("choices", [3, 4, 10]),
            ("autocomplete", [3, 4, 10]),
            ("min_value", [4, 10]),
            ("max_value", [4, 10]),
            ("min_length", [3]),
            ("max_length", [3]),
        })
        {
            if (option[member] is not null && !types.Contains(option["type"]?.GetValue<int>() ?? 0))
            {
                errors.Add($"{path}.{member}", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", $"{member} is not valid for this option type");
            }
        }
    }

    private static void CheckOptions(FormErrors errors, JsonArray options, string path, int depth)
    {
        Count(errors, options, path);
        Unique(errors, options, path);
        var optional = false;
        foreach (var (option, i) in options.Select((o, i) => (o?.AsObject() ?? [], i)))
        {
            var isSubcommand = option["type"]?.GetValue<int>() is 1 or 2;
            if (isSubcommand && depth >= MaxDepth)
            {
                errors.Add($"{path}.{i}", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command option type is not valid here");
            }

            var required = option["required"]?.GetValue<bool>() == true;
            if (required && optional)
            {
                errors.Add($"{path}.{i}", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
            }

            optional |= !required;
            CheckNode(errors, option, $"{path}.{i}", depth + 1);
        }
    }

    private static void CheckName(FormErrors errors, JsonNode? node, string path)
    {
        var name = node?.ToString() ?? "";
        if (!Name().IsMatch(name) || name.Any(char.IsUpper))
        {
            errors.Add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    }

    private static void Length(FormErrors errors, JsonNode? node, string path, int most)
    {
        if (node?.ToString().Length is not (> 0 and var length) || length > most)
        {
            errors.Add(path, "BASE_TYPE_BAD_LENGTH", $"Must be between 1 and {most} in length.");
        }
    }

    private static void Count(FormErrors errors, JsonArray list, string path)
    {
        if (list.Count > MaxOptions)
        {
            errors.TooLong(path, MaxOptions);
        }
    }

    private static void Unique(FormErrors errors, JsonArray list, string path)
    {
        foreach (var locale in new[] { "", "zh-CN", "zh-TW" })
        {
            var names = list.Select(c => (locale.Length > 0 ? c?["name_localizations"]?[locale] : c?["name"])?.ToString()).OfType<string>().ToList();
            if (names.Distinct().Count() < names.Count)
            {
                errors.Add(path, "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
            }
        }
    }

    /// <summary>Names, descriptions and values of the command with all that is in it, in its longest language.</summary>
    private static int Characters(JsonObject node) =>
        Longest(node["name"], node["name_localizations"]) + Longest(node["description"], node["description_localizations"])
        + (node["value"]?.ToString().Length ?? 0)
        + new[] { "options", "choices" }.SelectMany(l => node[l] as JsonArray ?? []).Sum(n => Characters(n?.AsObject() ?? []));

    private static int Longest(JsonNode? text, JsonNode? localized) =>
        (localized?.AsObject() ?? []).Select(t => t.Value?.ToString().Length ?? 0).Append(text?.ToString().Length ?? 0).Max();

    [GeneratedRegex(@"^[-_'\p{L}\p{N}]{1,32}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
