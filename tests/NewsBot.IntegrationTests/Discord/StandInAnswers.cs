using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>Discord's error bodies, word for word where the words are known.</summary>
internal static class StandInAnswers
{
    public static IResult Unauthorized() => Error(401, 0, "401: Unauthorized");

    public static IResult UnknownRoute() => Error(404, 0, "404: Not Found");

    public static IResult UnknownChannel() => Error(404, 10003, "Unknown Channel");

    public static IResult UnknownWebhook() => Error(404, 10015, "Unknown Webhook");

    public static IResult InvalidWebhookToken() => Error(401, 50027, "Invalid Webhook Token");

    public static IResult MissingAccess() => Error(403, 50001, "Missing Access");

    public static IResult MissingPermissions() => Error(403, 50013, "Missing Permissions");

    public static IResult EmptyMessage() => Error(400, 50006, "Cannot send an empty message");

    public static IResult TooLarge() => Error(413, 40005, "Request entity too large");

    public static IResult InvalidJson() => Error(400, 50109, "The request body contains invalid JSON.");

    public static IResult BlockedUserAgent() => Error(
        403, 40333, "internal network error");

    public static IResult ForumNeedsThread() => Error(
        400, 220001, "Webhooks posted to forum channels must have a thread_name or thread_id");

    public static IResult TooManyCommandsToday() => Error(
        429, 30034, "Max number of daily application command creates has been reached (200)");

    public static IResult InternalError() => Error(500, 0, "500: Internal Server Error");

    public static IResult InvalidForm(FormErrors errors) => Results.Json(
        new JsonObject { ["message"] = "Invalid Form Body", ["code"] = 50035, ["errors"] = errors.ToJson() }, statusCode: 400);

    private static IResult Error(int status, int code, string message) =>
        Results.Json(new JsonObject { ["message"] = message, ["code"] = code }, statusCode: status);
}
