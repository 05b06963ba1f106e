using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>Posting by a webhook's address, which is its own key.</summary>
internal static class WebhookRoutes
{
    private const int SuppressEmbeds = 1 << 2;

    public static void Map(IEndpointRouteBuilder api, StandInDiscord discord)
    {
        api.MapPost("/webhooks/{id}/{token}", (HttpContext context, string id, string token) => ExecuteAsync(context, discord, id, token));
        api.MapPatch(
            "/webhooks/{id}/{token}/messages/@original",
            (HttpContext context, string id, string token) => EditReplyAsync(context, discord, id, token));
    }

    /// <summary>The answer to an interaction, whose token is a webhook's for 15 minutes; it counts against no global limit.</summary>
    private static async Task<IResult> EditReplyAsync(HttpContext context, StandInDiscord discord, string id, string token)
    {
        if (discord.Limits.Enter(context, "PATCH /webhooks/{id}/{token}/messages/@original", id + token, countsGlobally: false) is { } limited)
        {
            return limited;
        }

        if (discord.Application.FindReply(id, token) is not { } reply)
        {
            return StandInAnswers.UnknownWebhook();
        }

        var (form, invalid) = await RequestForm.ReadMessageAsync(context.Request);
        if (form is null)
        {
            return invalid ?? StandInAnswers.InvalidJson();
        }

        if (form["flags"] is { } flags && (flags.GetValue<int>() & ~SuppressEmbeds) != 0)
        {
            var errors = new FormErrors();
            errors.Add("flags", "MESSAGE_FLAGS_INVALID", "Only SUPPRESS_EMBEDS can be set or unset.");
            return StandInAnswers.InvalidForm(errors);
        }

        reply.Edit(form);
        return Results.Json(form.DeepClone());
    }

    private static async Task<IResult> ExecuteAsync(HttpContext context, StandInDiscord discord, string id, string token)
    {
        if (discord.Limits.Enter(context, "POST /webhooks/{id}/{token}", id + token, countsGlobally: false) is { } limited)
        {
            return limited;
        }

        if (discord.FindWebhook(id) is not { } webhook)
        {
            return StandInAnswers.UnknownWebhook();
        }

        if (webhook.Token != token)
        {
            return StandInAnswers.InvalidWebhookToken();
        }

        var (form, invalid) = await RequestForm.ReadMessageAsync(context.Request);
        if (form is null)
        {
            return invalid ?? StandInAnswers.InvalidJson();
        }

        if (ComponentForm.CheckNone(form) is { Any: true } refused)
        {
            return StandInAnswers.InvalidForm(refused);
        }

        if (CheckName(form["username"]) is { Any: true } errors)
        {
            return StandInAnswers.InvalidForm(errors);
        }

        var waits = context.Request.Query["wait"].ToString() is "true" or "True" or "1";
        if (context.Items.ContainsKey(nameof(Fault.NotSaved)))
        {
            return waits ? StandInAnswers.InternalError() : Results.NoContent();
        }

        var thread = context.Request.Query["thread_id"].ToString();
        if (webhook.Channel.IsForum && thread.Length == 0 && form["thread_name"] is null)
        {
            return StandInAnswers.ForumNeedsThread();
        }

        if (thread.Length > 0 && discord.FindChannel(thread) is null)
        {
            return StandInAnswers.UnknownChannel();
        }

        var message = discord.Messages.Take(discord.FindChannel(thread) ?? webhook.Channel, form, byBot: false);
        return waits
            ? Results.Json(message.Body)
            : Results.NoContent();
    }

    /// <summary>1 to 80 characters, and nothing that could be taken for Discord itself.</summary>
    private static FormErrors CheckName(JsonNode? node)
    {
        var errors = new FormErrors();
        var name = node?.ToString();
        if (name is not null && MessageForm.Length(name) is 0 or > 80)
        {
            errors.Add("username", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 80 in length.");
        }

        foreach (var word in new[] { "clyde", "discord" }.Where(w => name?.Contains(w, StringComparison.OrdinalIgnoreCase) == true))
        {
            errors.Add("username", "USERNAME_INVALID_CONTAINS", $"Username cannot contain \"{word}\"");
        }

        return errors;
    }
}
