namespace NewsBot.Fetching;

/// <summary>How long a server asks to be left alone (RFC 9110, 10.2.3).</summary>
internal static class RetryAfterHeader
{
    /// <param name="value">Of <c>Retry-After</c>: seconds or a date.</param>
    /// <param name="date">The server's own <c>Date</c>, so that its clock being wrong does not matter.</param>
    /// <param name="now">Our clock, where it has none.</param>
    /// <returns>Whole, however long; null where it is missing, past or makes no sense.</returns>
    public static TimeSpan? Parse(string? value, string? date, DateTimeOffset now)
    {
        var wait = DeltaSeconds.Parse(value.AsSpan().Trim()) ?? (HttpDate.Parse(value) - (HttpDate.Parse(date) ?? now));
        return wait > DeltaSeconds.Most ? DeltaSeconds.Most : wait > TimeSpan.Zero ? wait : null;
    }
}
