using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using NewsBot.Chat.Discord.Interactions;

namespace NewsBot.Functions.Triggers;

/// <summary>Anonymous, because Discord has no key of ours: it signs.</summary>
public sealed class InteractionsEndpoint(InteractionEndpoint endpoint)
{
    [Function("Interactions")]
    public async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "discord/interactions")] HttpRequestData request,
        CancellationToken cancellationToken)
    {
        var answer = await endpoint.AnswerAsync(
            await BodyAsync(request.Body, cancellationToken),
            Header(request, InteractionEndpoint.SignatureHeader),
            Header(request, InteractionEndpoint.TimestampHeader),
            cancellationToken);
        var response = request.CreateResponse((HttpStatusCode)answer.Status);
        if (answer.Json.Length > 0)
        {
            response.Headers.Add("Content-Type", "application/json");
            await response.Body.WriteAsync(answer.Json, cancellationToken);
        }

        return response;
    }

    /// <summary>The body, or as much of it as says that it is too long.</summary>
    private static async Task<ReadOnlyMemory<byte>> BodyAsync(Stream stream, CancellationToken cancellationToken)
    {
        var body = new byte[Math.Min(stream.Length, InteractionEndpoint.MaxBytes) + 1];
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
        return body.AsMemory(0, length);
    }

    private static string? Header(HttpRequestData request, string name) =>
        request.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
