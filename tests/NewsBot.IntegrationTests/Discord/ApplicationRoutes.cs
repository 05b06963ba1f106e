using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>The application's own affairs, by the bot's token: what it is, and its commands.</summary>
internal static class ApplicationRoutes
{
    public static void Map(IEndpointRouteBuilder api, StandInDiscord discord)
    {
        api.MapGet("/applications/@me", (HttpContext context) => Refuse(context, discord, "@me") ?? Results.Json(new JsonObject
        {
            ["id"] = discord.Application.Id,
            ["verify_key"] = discord.Application.PublicKey,
            ["interactions_endpoint_url"] = discord.Application.Endpoint?.AbsoluteUri,
        }));
        api.MapGet("/applications/{id}/commands", (HttpContext context, string id) =>
            Refuse(context, discord, id) ?? Results.Json(context.Request.Query["with_localizations"] == "true"
                ? discord.Application.Commands.DeepClone()
                : new JsonArray([.. discord.Application.Commands.Select(c => WithoutLocalizations(c?.DeepClone()))])));
        api.MapPut("/applications/{id}/commands", (HttpContext context, string id) => OverwriteAsync(context, discord, id));
    }

    private static async Task<IResult> OverwriteAsync(HttpContext context, StandInDiscord discord, string id)
    {
        if (Refuse(context, discord, id) is { } refusal)
        {
            return refusal;
        }

        JsonArray? commands;
        try
        {
            commands = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonArray;
        }
        catch (JsonException)
        {
            commands = null;
        }

        if (commands is null)
        {
            return StandInAnswers.InvalidJson();
        }

        if (CommandForm.Check(commands) is { Any: true } errors)
        {
            return StandInAnswers.InvalidForm(errors);
        }

        var known = discord.Application.Commands.Select(c => c?["name"]?.ToString()).ToHashSet();
        if (!discord.Application.MayCreate(commands.Count(c => !known.Contains(c?["name"]?.ToString()))))
        {
            return StandInAnswers.TooManyCommandsToday();
        }

        discord.Application.Commands = new JsonArray([.. commands.Select(c => Registered(c?.DeepClone(), discord))]);
        return Results.Json(discord.Application.Commands.DeepClone());
    }

    /// <summary>With what Discord adds, and without the members that say what goes without saying.</summary>
    private static JsonNode? Registered(JsonNode? node, StandInDiscord discord)
    {
        if (node is not JsonObject command)
        {
            return node;
        }

        Trim(command);
        command["id"] = discord.Application.NextId();
        command["application_id"] = discord.Application.Id;
        command["version"] = discord.Application.NextId();
        command["default_permission"] = true;
        command["dm_permission"] = false;
        command["nsfw"] = false;
        command["type"] ??= 1;
        command["default_member_permissions"] ??= null;
        return command;
    }

    private static void Trim(JsonObject node)
    {
        foreach (var name in new[] { "required", "autocomplete" }.Where(n => node[n]?.GetValue<bool>() == false))
        {
            node.Remove(name);
        }

        foreach (var name in new[] { "options", "choices" }.Where(n => node[n] is JsonArray { Count: 0 }))
        {
            node.Remove(name);
        }

        foreach (var option in node["options"] as JsonArray ?? [])
        {
            Trim(option?.AsObject() ?? []);
        }
    }

    private static JsonNode? WithoutLocalizations(JsonNode? node)
    {
        if (node is JsonObject json)
        {
            json.Remove("name_localizations");
            json.Remove("description_localizations");
        }

        return node;
    }

    private static IResult? Refuse(HttpContext context, StandInDiscord discord, string id) =>
        context.Request.Headers.Authorization != "Bot " + StandInDiscord.BotToken ? StandInAnswers.Unauthorized()
        : discord.Limits.Enter(context, context.Request.Method + " /applications", id, countsGlobally: true)
            ?? (id == "@me" || id == discord.Application.Id ? null : StandInAnswers.MissingAccess());
}
