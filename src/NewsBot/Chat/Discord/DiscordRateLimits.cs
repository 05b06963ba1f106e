using System.Collections.Concurrent;
using System.Globalization;

namespace NewsBot.Chat.Discord;

/// <summary>
/// What Discord's headers said of its rate limits (topics/rate-limits): by bucket and top-level resource, and global. Asked before a
/// request is sent, so that a limit that is known is not run into.
/// </summary>
internal sealed class DiscordRateLimits(TimeProvider clock)
{
    // Far under the 10,000 invalid answers in 10 minutes that get an address banned.
    private const int MaxInvalid = 500;
    private static readonly TimeSpan InvalidWindow = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Unsaid = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, DateTimeOffset> closedUntil = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<DateTimeOffset> invalid = new();
    private DateTimeOffset globalUntil;

    /// <summary>How long to wait before the resource may be asked; null where it may be now.</summary>
    public TimeSpan? WaitFor(string resource)
    {
        var now = clock.GetUtcNow();
        while (invalid.TryPeek(out var oldest) && now - oldest > InvalidWindow)
        {
            invalid.TryDequeue(out _);
        }

        if (invalid.Count >= MaxInvalid)
        {
            return InvalidWindow;
        }

        var until = closedUntil.GetValueOrDefault(resource) is var own && own > globalUntil ? own : globalUntil;
        return until > now ? until - now : null;
    }

    /// <summary>Takes in what an answer says; gives the pause that a 429 asks for.</summary>
    public TimeSpan? Read(string resource, HttpResponseMessage response, DiscordError? error)
    {
        var now = clock.GetUtcNow();
        var status = (int)response.StatusCode;
        var scope = Header(response, "X-RateLimit-Scope");
        if (status is 401 or 403 || (status == 429 && scope != "shared"))
        {
            invalid.Enqueue(now);
        }

        if (status == 429)
        {
            // The body's is the finer one; a 429 from the network before Discord has neither.
            var pause = Seconds(error?.RetryAfter) ?? response.Headers.RetryAfter?.Delta ?? Unsaid;
            if (error?.Global == true || scope == "global")
            {
                globalUntil = now + pause;
            }
            else
            {
                closedUntil[resource] = now + pause;
            }

            return pause;
        }

        if (Header(response, "X-RateLimit-Remaining") == "0" && Number(Header(response, "X-RateLimit-Reset-After")) is { } reset)
        {
            closedUntil[resource] = now + reset;
        }

        return null;
    }

    private static TimeSpan? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? Seconds(seconds) : null;

    private static TimeSpan? Seconds(double? seconds) => seconds is >= 0 and < 86_400 ? TimeSpan.FromSeconds(seconds.Value) : null;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
