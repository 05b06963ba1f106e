namespace NewsBot.Fetching;

/// <summary>What came of a fetch. Reasons are one line for whoever added the source, without query strings, which may hold secrets.</summary>
public abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <param name="Validators">Those that the 304 carried; a missing one stays as it was.</param>
    /// <param name="FreshFor">How long the server says it stays the same.</param>
    public sealed record NotModified(Validators Validators, TimeSpan? FreshFor) : FetchResult;

    /// <param name="Body">Decoded; no longer than the limit.</param>
    /// <param name="ContentType">As received.</param>
    /// <param name="Validators">For the next request.</param>
    /// <param name="FinalUrl">Where it came from, after redirects.</param>
    /// <param name="MovedTo">The same where every redirect was permanent (301, 308); else null.</param>
    /// <param name="FreshFor">How long the server says it stays the same.</param>
    public sealed record Fetched(
        ReadOnlyMemory<byte> Body, string? ContentType, Validators Validators, Uri FinalUrl, Uri? MovedTo, TimeSpan? FreshFor) : FetchResult;

    /// <summary>429 or 503.</summary>
    /// <param name="After">What <c>Retry-After</c> asks for; null where it is missing.</param>
    /// <param name="Reason">One line.</param>
    public sealed record RetryAfter(TimeSpan? After, string Reason) : FetchResult;

    /// <summary>410: nobody is to ask again.</summary>
    public sealed record Gone(string Reason) : FetchResult;

    /// <summary>Another status, no connection, too long, too large, broken.</summary>
    public sealed record Failed(string Reason) : FetchResult;

    /// <summary>The address or a redirect's is not one that may be asked.</summary>
    public sealed record Refused(string Reason) : FetchResult;
}
