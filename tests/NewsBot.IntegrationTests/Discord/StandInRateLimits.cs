using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>Discord's limits: fixed windows by route and top-level resource, and one for all. Tests set the numbers.</summary>
public sealed class StandInRateLimits(TimeProvider clock)
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, (DateTimeOffset Ends, int Used)> windows = [];
    private readonly Queue<DateTimeOffset> invalid = [];

    /// <summary>Requests to one route of one channel or webhook in a window.</summary>
    public int PerWindow { get; set; } = 5;

    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(5);

    public int GlobalPerSecond { get; set; } = 50;

    /// <summary>Invalid answers (401, 403, 429 but shared ones) in ten minutes, at which the address is banned.</summary>
    public int InvalidAllowed { get; set; } = 10_000;

    /// <summary>How many were refused; a client that reads the headers causes none.</summary>
    public int Refused { get; private set; }

    /// <summary>Counts the request and sets the headers; the refusal, or null where it may go on.</summary>
    internal IResult? Enter(HttpContext context, string route, string resource, bool countsGlobally)
    {
        lock (turn)
        {
            if (countsGlobally && Use("global", TimeSpan.FromSeconds(1), GlobalPerSecond) is (false, _, var globalWait))
            {
                return Refuse(context, "global", globalWait);
            }

            var (allowed, remaining, wait) = Use($"{route} {resource}", Window, PerWindow);
            var headers = context.Response.Headers;
            headers["X-RateLimit-Limit"] = Text(PerWindow);
            headers["X-RateLimit-Remaining"] = Text(remaining);
            headers["X-RateLimit-Reset"] = Text((clock.GetUtcNow() + wait - DateTimeOffset.UnixEpoch).TotalSeconds);
            headers["X-RateLimit-Reset-After"] = Text(wait.TotalSeconds);
            headers["X-RateLimit-Bucket"] = "b" + string.GetHashCode(route, StringComparison.Ordinal).ToString("x8", CultureInfo.InvariantCulture);
            return allowed ? null : Refuse(context, "user", wait);
        }
    }

    /// <summary>Whether Cloudflare lets nothing through for the address any more.</summary>
    internal bool IsBanned()
    {
        lock (turn)
        {
            while (invalid.TryPeek(out var oldest) && clock.GetUtcNow() - oldest >= TimeSpan.FromMinutes(10))
            {
                invalid.Dequeue();
            }

            return invalid.Count >= InvalidAllowed;
        }
    }

    internal void Count(HttpResponse answer)
    {
        if (answer.StatusCode is 401 or 403 || (answer.StatusCode == 429 && answer.Headers["X-RateLimit-Scope"] != "shared"))
        {
            lock (turn)
            {
                invalid.Enqueue(clock.GetUtcNow());
            }
        }
    }

    internal IResult Refuse(HttpContext context, string scope, TimeSpan wait)
    {
        Refused++;
        var headers = context.Response.Headers;
        headers.RetryAfter = Text(Math.Ceiling(wait.TotalSeconds));
        headers["X-RateLimit-Scope"] = scope;
        if (scope == "global")
        {
            headers["X-RateLimit-Global"] = "true";
        }

        var body = new JsonObject
        {
            ["message"] = scope == "shared" ? "The resource is being rate limited." : "You are being rate limited.",
            ["retry_after"] = wait.TotalSeconds,
            ["global"] = scope == "global",
        };
        return Results.Json(body, statusCode: 429);
    }

    private (bool Allowed, int Remaining, TimeSpan Wait) Use(string key, TimeSpan window, int limit)
    {
        var now = clock.GetUtcNow();
        var (ends, used) = windows.TryGetValue(key, out var open) && now < open.Ends ? open : (now + window, 0);
        var allowed = used < limit;
        windows[key] = (ends, allowed ? used + 1 : used);
        return (allowed, allowed ? limit - used - 1 : 0, ends - now);
    }

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
