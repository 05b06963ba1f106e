using System.Globalization;
using System.Text.Json.Nodes;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>Commands as Discord's API takes and gives them back ("Application Command Structure").</summary>
internal static class CommandJson
{
    private const int ChatInput = 1;
    private const int Subcommand = 1;
    private const int InServers = 0;

    /// <summary>What is compared, in this order, and what stands for it where Discord leaves it out.</summary>
    private static readonly (string Name, string? WhenAbsent)[] Members =
    [
        ("type", "1"), ("name", null), ("name_localizations", "{}"), ("description", null), ("description_localizations", "{}"), ("value", null),
        ("default_member_permissions", null), ("contexts", "null"), ("integration_types", "null"), ("required", "false"),
        ("autocomplete", "false"), ("min_value", null), ("max_value", null), ("min_length", null), ("max_length", null),
    ];

    private static readonly string[] Lists = ["options", "choices"];

    /// <summary>Our languages as Discord names locales; the default one is not among them.</summary>
    private static readonly (string Locale, string Language)[] Locales = [("zh-CN", "zh-Hans"), ("zh-TW", "zh-Hant")];

    private static readonly InteractionTexts Default = ChatTexts.For(ChatTexts.Fallback).Interactions;

    public static JsonArray Of(IReadOnlyList<CommandDefinition> commands) => [.. commands.Select(Of)];

    private static JsonObject Of(CommandDefinition command)
    {
        var json = Named(ChatInput, t => t.Commands[command.Name], command.Name);
        json["default_member_permissions"] = command.Changes ? Permissions.ManageChannels.ToString(CultureInfo.InvariantCulture) : null;
        json["contexts"] = new JsonArray(InServers);
        json["integration_types"] = new JsonArray(InServers);
        json["options"] = new JsonArray(
        [
            .. command.Subcommands.Select(s => Of(command, s)),
            .. command.Options.Select(Of),
        ]);
        return json;
    }

    private static JsonObject Of(CommandDefinition command, CommandDefinition subcommand)
    {
        var json = Named(Subcommand, t => t.Commands[$"{command.Name} {subcommand.Name}"], subcommand.Name);
        json["options"] = new JsonArray([.. subcommand.Options.Select(Of)]);
        return json;
    }

    private static JsonObject Of(OptionDefinition option)
    {
        var json = Named((int)option.Kind, t => t.Options[option.Name], option.Name);
        json["required"] = option.IsRequired;
        if (option.Kind is OptionKind.WholeNumber or OptionKind.Number)
        {
            json["min_value"] = option.Least;
            json["max_value"] = option.Most;
        }
        else if (option.Choices.Count > 0)
        {
            json["choices"] = new JsonArray([.. option.Choices.Select(Choice)]);
        }
        else if (option.Kind == OptionKind.Text)
        {
            json["autocomplete"] = option.Autocompletes;
            json["max_length"] = option.MaxLength;
        }

        return json;
    }

    private static JsonObject Choice(string value) => new()
    {
        ["name"] = Default.Choices[value],
        ["name_localizations"] = Localized(t => t.Choices[value]),
        ["value"] = value,
    };

    private static JsonObject Named(int type, Func<InteractionTexts, Wording> wording, string name) => new()
    {
        ["type"] = type,
        ["name"] = name,
        ["name_localizations"] = Localized(t => wording(t).Name),
        ["description"] = wording(Default).Description,
        ["description_localizations"] = Localized(t => wording(t).Description),
    };

    private static JsonObject Localized(Func<InteractionTexts, string> text)
    {
        var localized = new JsonObject();
        foreach (var (locale, language) in Locales)
        {
            localized[locale] = text(ChatTexts.For(language).Interactions);
        }

        return localized;
    }

    /// <summary>Whether two of them say the same, whatever Discord adds, leaves out or reorders.</summary>
    public static bool AreEqual(JsonNode? one, JsonNode? other) => JsonNode.DeepEquals(Normal(one), Normal(other));

    private static JsonObject Normal(JsonNode? node)
    {
        var normal = new JsonObject();
        if (node is not JsonObject json)
        {
            return normal;
        }

        foreach (var (name, whenAbsent) in Members)
        {
            normal[name] = json[name]?.DeepClone() ?? (whenAbsent is null ? null : JsonNode.Parse(whenAbsent));
        }

        foreach (var list in Lists)
        {
            normal[list] = new JsonArray([.. (json[list] as JsonArray ?? []).Select(Normal)]);
        }

        return normal;
    }
}
