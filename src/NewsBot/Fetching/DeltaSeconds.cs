namespace NewsBot.Fetching;

/// <summary>A number of seconds in a header (RFC 9111, 1.2.2): digits only.</summary>
internal static class DeltaSeconds
{
    /// <summary>What is longer counts as this, so that no sum with the clock overflows; some 68 years, the RFC's own bound.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(int.MaxValue);

    /// <summary>Null for what is no such number.</summary>
    public static TimeSpan? Parse(ReadOnlySpan<char> text) =>
        text.IsEmpty || text.ContainsAnyExceptInRange('0', '9') ? null
        : int.TryParse(text, out var seconds) ? TimeSpan.FromSeconds(seconds)
        : Most;
}
