namespace NewsBot.Fetching;

/// <summary>How long a server says that an answer stays what it is (RFC 9111, 4.2), for one reader who does not share it.</summary>
internal static class Freshness
{
    /// <param name="cacheControl">All lines of <c>Cache-Control</c> joined.</param>
    /// <param name="expires">A date; what is none means long ago (5.3).</param>
    /// <param name="date">The server's own <c>Date</c>.</param>
    /// <param name="age">Seconds that the answer lay in caches on its way.</param>
    /// <param name="now">Our clock.</param>
    /// <returns>From now on; null where nothing is said, or nothing usable, or it is over.</returns>
    public static TimeSpan? Of(string? cacheControl, string? expires, string? date, string? age, DateTimeOffset now)
    {
        string? maxAge = null;
        foreach (var (name, value) in CacheControl.Directives(cacheControl))
        {
            switch (name)
            {
                // The strictest counts where they contradict each other (4.2.1). With names of headers no-cache is about those only.
                case "no-store":
                case "no-cache" when value is null:
                    return null;

                // The first of several (4.2.1). Not s-maxage: that is for shared caches, which sites tell when something changes.
                case "max-age":
                    maxAge ??= value ?? "";
                    break;
            }
        }

        // A max-age beats Expires even where it is no number (5.3): then the answer is stale.
        var lifetime = maxAge is not null ? DeltaSeconds.Parse(maxAge) : HttpDate.Parse(expires) - (HttpDate.Parse(date) ?? now);
        var left = lifetime - (DeltaSeconds.Parse(age.AsSpan().Trim()) ?? TimeSpan.Zero);
        return left > DeltaSeconds.Most ? DeltaSeconds.Most : left > TimeSpan.Zero ? left : null;
    }
}
