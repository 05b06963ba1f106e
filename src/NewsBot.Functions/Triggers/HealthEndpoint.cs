using System.Net;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using NewsBot.Pipeline;

namespace NewsBot.Functions.Triggers;

/// <summary>Anonymous, so that any watcher can ask whether all is well; what is amiss is told to whoever has a key of the app.</summary>
public sealed class HealthEndpoint(Health health)
{
    /// <summary>The host looks at a key whatever the function asks for, and says in this claim what the key is good for.</summary>
    private const string LevelClaim = "http://schemas.microsoft.com/2017/07/functions/claims/authlevel";

    [Function("Health")]
    public async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequestData request, CancellationToken cancellationToken)
    {
        var report = await health.CheckAsync(cancellationToken);
        var response = request.CreateResponse(report.IsWell ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable);
        response.Headers.Add("Content-Type", "application/json");
        await response.Body.WriteAsync(
            HasKey(request)
                ? JsonSerializer.SerializeToUtf8Bytes(report, JsonSerializerOptions.Web)
                : JsonSerializer.SerializeToUtf8Bytes(new { report.IsWell }, JsonSerializerOptions.Web),
            cancellationToken);
        return response;
    }

    private static bool HasKey(HttpRequestData request) =>
        request.Identities.Any(identity => identity.HasClaim(claim => claim.Type == LevelClaim && claim.Value is "Function" or "System" or "Admin"));
}
