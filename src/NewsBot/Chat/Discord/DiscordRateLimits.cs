using System.Globalization;
using System.Net.Http.Headers;

namespace NewsBot.Chat.Discord;

/// <summary>
/// What Discord said of its limits, so that a request that would exceed one is not sent. Limits are learnt from the
/// answers' headers, per bucket and top-level resource; only the global one, which no header tells, is known beforehand.
/// </summary>
internal sealed class DiscordRateLimits(TimeProvider clock)
{
    /// <summary>Discord allows 50 a second; the rest is for the other processes of the same bot.</summary>
    private const int GlobalPerSecond = 40;

    private const int MaxRemembered = 10_000;

    private readonly Lock turn = new();
    private readonly Dictionary<string, string> bucketOfEndpoint = [];
    private readonly Dictionary<(string Bucket, string Resource), DiscordBucket> buckets = [];
    private readonly Queue<DateTimeOffset> recent = [];
    private DateTimeOffset pausedUntil;

    /// <summary>Zero: send, then call <see cref="Leave"/>. More: don't send before this has passed.</summary>
    public TimeSpan Enter(DiscordRoute route)
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();
            var bucket = BucketOf(route, now);
            var wait = Longest(pausedUntil - now, bucket.WaitAt(now), GlobalWait(now));
            if (wait == TimeSpan.Zero)
            {
                bucket.Enter();
                recent.Enqueue(now);
            }

            return wait;
        }
    }

    /// <param name="route">As entered.</param>
    /// <param name="headers">The answer's; null where there was none.</param>
    public void Leave(DiscordRoute route, HttpResponseHeaders? headers)
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();
            BucketOf(route, now).Leave();
            if (headers is null
                || Text(headers, "X-RateLimit-Bucket") is not { } name
                || Number(headers, "X-RateLimit-Limit") is not { } limit
                || Number(headers, "X-RateLimit-Remaining") is not { } remaining
                || Number(headers, "X-RateLimit-Reset-After") is not { } resetAfter)
            {
                return;
            }

            if (bucketOfEndpoint.GetValueOrDefault(route.Endpoint) != name)
            {
                Rename(route, name);
            }

            // Relative, because their clock is not ours.
            BucketOf(route, now).Learn((int)limit, (int)remaining, now + Seconds(resetAfter), now);
        }
    }

    /// <summary>Nothing is sent on this route before the time has passed.</summary>
    public void Pause(DiscordRoute route, TimeSpan wait)
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();
            BucketOf(route, now).PausedUntil = now + wait;
        }
    }

    /// <summary>Nothing at all is sent before the time has passed.</summary>
    public void PauseAll(TimeSpan wait)
    {
        lock (turn)
        {
            var until = clock.GetUtcNow() + wait;
            pausedUntil = until > pausedUntil ? until : pausedUntil;
        }
    }

    /// <summary>A wait as Discord gives it, kept within a day so that no slip of theirs silences us for good.</summary>
    public static TimeSpan Seconds(double seconds) =>
        double.IsFinite(seconds) ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86_400)) : TimeSpan.Zero;

    private DiscordBucket BucketOf(DiscordRoute route, DateTimeOffset now)
    {
        // Until Discord names its bucket, an endpoint is its own.
        var key = (bucketOfEndpoint.GetValueOrDefault(route.Endpoint, route.Endpoint), route.Resource);
        if (!buckets.TryGetValue(key, out var bucket))
        {
            Forget(now);
            buckets[key] = bucket = new DiscordBucket();
        }

        return bucket;
    }

    private void Rename(DiscordRoute route, string name)
    {
        var old = bucketOfEndpoint.GetValueOrDefault(route.Endpoint, route.Endpoint);
        bucketOfEndpoint[route.Endpoint] = name;

        // Another endpoint may go on under the old name.
        var isLeft = !bucketOfEndpoint.ContainsValue(old);
        foreach (var (key, bucket) in buckets.Where(b => b.Key.Bucket == old).ToList())
        {
            buckets.TryAdd((name, key.Resource), bucket);
            if (isLeft)
            {
                buckets.Remove(key);
            }
        }
    }

    private void Forget(DateTimeOffset now)
    {
        if (buckets.Count >= MaxRemembered)
        {
            foreach (var (key, _) in buckets.Where(b => b.Value.IsIdleAt(now)).ToList())
            {
                buckets.Remove(key);
            }
        }
    }

    private TimeSpan GlobalWait(DateTimeOffset now)
    {
        var second = TimeSpan.FromSeconds(1);
        while (recent.TryPeek(out var oldest) && now - oldest >= second)
        {
            recent.Dequeue();
        }

        return recent.Count < GlobalPerSecond ? TimeSpan.Zero : recent.Peek() + second - now;
    }

    private static TimeSpan Longest(TimeSpan a, TimeSpan b, TimeSpan c) =>
        new(Math.Max(0, Math.Max(a.Ticks, Math.Max(b.Ticks, c.Ticks))));

    private static string? Text(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static double? Number(HttpResponseHeaders headers, string name) =>
        double.TryParse(Text(headers, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
