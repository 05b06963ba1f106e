using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>What a bot does with channels, by its token.</summary>
internal static class ChannelRoutes
{
    public static void Map(IEndpointRouteBuilder api, StandInDiscord discord)
    {
        api.MapPost("/channels/{id}/messages", (HttpContext context, string id) => CreateAsync(context, discord, id));
        api.MapGet("/channels/{id}/messages", (HttpContext context, string id) => List(context, discord, id));
        api.MapGet("/channels/{id}", (HttpContext context, string id) => Get(context, discord, id));
    }

    private static async Task<IResult> CreateAsync(HttpContext context, StandInDiscord discord, string id)
    {
        if (Refuse(context, discord, "POST /channels/{id}/messages", id) is { } refusal)
        {
            return refusal;
        }

        if (discord.FindChannel(id) is { CanSend: false } or { IsForum: true })
        {
            return StandInAnswers.MissingPermissions();
        }

        var (form, invalid) = await RequestForm.ReadMessageAsync(context.Request);
        return form is null || discord.FindChannel(id) is not { } channel
            ? invalid ?? StandInAnswers.UnknownChannel()
            : Results.Json(Sent(discord.Messages.Take(channel, form, byBot: true), form));
    }

    private static IResult List(HttpContext context, StandInDiscord discord, string id)
    {
        if (Refuse(context, discord, "GET /channels/{id}/messages", id) is { } refusal)
        {
            return refusal;
        }

        var query = context.Request.Query;
        var limit = 50;
        if (query.TryGetValue("limit", out var text)
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= 100))
        {
            var errors = new FormErrors();
            errors.Add("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.");
            return StandInAnswers.InvalidForm(errors);
        }

        var channel = discord.FindChannel(id);
        var messages = channel is { CanReadHistory: true } ? channel.Messages : [];
        var after = ulong.TryParse(query["after"], CultureInfo.InvariantCulture, out var a) ? a : (ulong?)null;

        // With "after", those next to it; newest first in any case.
        var page = after is null ? messages.TakeLast(limit) : messages.Where(m => m.Id > after).Take(limit);
        return Results.Json(new JsonArray([.. page.Reverse().Select(m => m.Body.DeepClone())]));
    }

    private static IResult Get(HttpContext context, StandInDiscord discord, string id) =>
        Refuse(context, discord, "GET /channels/{id}", id) ?? Results.Json(new JsonObject
        {
            ["id"] = id,
            ["type"] = 0,
            ["last_message_id"] = discord.FindChannel(id)?.Messages is [.., var last] ? last.Id.ToString(CultureInfo.InvariantCulture) : null,
        });

    private static IResult? Refuse(HttpContext context, StandInDiscord discord, string route, string id)
    {
        if (context.Request.Headers.Authorization != "Bot " + StandInDiscord.BotToken)
        {
            return StandInAnswers.Unauthorized();
        }

        return discord.Limits.Enter(context, route, id, countsGlobally: true)
            ?? (discord.FindChannel(id) is not { } channel ? StandInAnswers.UnknownChannel()
                : channel.CanView ? null
                : StandInAnswers.MissingAccess());
    }

    /// <summary>The nonce comes back to who posted, and is not in the history.</summary>
    private static JsonNode Sent(StandInMessage message, JsonObject form)
    {
        var body = message.Body.DeepClone();
        body["nonce"] = form["nonce"]?.DeepClone();
        return body;
    }
}
