using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>Reads a message from a request as Discord reads it.</summary>
internal static class RequestForm
{
    /// <summary>The form, or the refusal.</summary>
    public static async Task<(JsonObject? Form, IResult? Refusal)> ReadMessageAsync(HttpRequest request)
    {
        if (request.ContentType?.Split(';')[0].Trim() is not "application/json")
        {
            var wrong = new FormErrors();
            wrong.Add("", "CONTENT_TYPE_INVALID", "Expected \"Content-Type\" header to be one of {'application/json'}.");
            return (null, StandInAnswers.InvalidForm(wrong));
        }

        // To its end, however long it is: who is refused midway hears nothing of it.
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        if (body.Length > StandInDiscord.MaxRequestBytes)
        {
            return (null, StandInAnswers.TooLarge());
        }

        JsonObject? form;
        try
        {
            form = JsonNode.Parse(body.GetBuffer().AsSpan(0, (int)body.Length)) as JsonObject;
        }
        catch (JsonException)
        {
            form = null;
        }

        if (form is null)
        {
            return (null, StandInAnswers.InvalidJson());
        }

        return MessageForm.Check(form) is { Any: true } errors ? (null, StandInAnswers.InvalidForm(errors))
            : MessageForm.IsEmpty(form) ? (null, StandInAnswers.EmptyMessage())
            : (form, null);
    }
}
