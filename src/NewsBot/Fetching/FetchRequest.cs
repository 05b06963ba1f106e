namespace NewsBot.Fetching;

/// <summary>What to ask for.</summary>
/// <param name="Url">http or https.</param>
/// <param name="ETag">Goes back as <c>If-None-Match</c>, byte for byte.</param>
/// <param name="LastModified">Goes back as <c>If-Modified-Since</c>, byte for byte.</param>
public sealed record FetchRequest(Uri Url, string? ETag = null, string? LastModified = null)
{
    /// <summary>Asked before a redirect is followed; gives the reason not to, or null.</summary>
    public Func<Uri, CancellationToken, Task<string?>>? WhyNot { get; init; }

    /// <summary>What is hoped for.</summary>
    public FetchKind Kind { get; init; } = FetchKind.Feed;
}
