namespace NewsBot.Fetching;

/// <summary>What came of a fetch. Reasons are one line for whoever added the source, without query strings, which may hold secrets.</summary>
public abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <param name="Validators">Those that the 304 carried; a missing one stays as it was.</param>
    /// <param name="FreshFor">As in <see cref="Fetched"/>.</param>
    /// <param name="MovedTo">As in <see cref="Fetched"/>.</param>
    public sealed record NotModified(Validators Validators, TimeSpan? FreshFor, Uri? MovedTo = null) : FetchResult;

    /// <param name="Body">Decoded; no longer than the limit. Empty where the server sent nothing.</param>
    /// <param name="ContentType">As received.</param>
    /// <param name="Validators">For the next request; they replace the former ones, a missing one too.</param>
    /// <param name="FinalUrl">Where it came from, after redirects.</param>
    /// <param name="MovedTo">
    /// Where the permanent redirects (301, 308) before any temporary one led, never from https to http; null where there was none.
    /// </param>
    /// <param name="FreshFor">
    /// How long, from now on, the server says that it stays the same (RFC 9111, 4.2); null where it says nothing usable.
    /// </param>
    public sealed record Fetched(
        ReadOnlyMemory<byte> Body, string? ContentType, Validators Validators, Uri FinalUrl, Uri? MovedTo, TimeSpan? FreshFor)
        : FetchResult;

    /// <summary>429, 503, or another 5xx with a <c>Retry-After</c>.</summary>
    /// <param name="After">What <c>Retry-After</c> asks for, whole; null where it is missing or makes no sense.</param>
    /// <param name="Reason">One line.</param>
    public sealed record RetryAfter(TimeSpan? After, string Reason) : FetchResult;

    /// <summary>410: nobody is to ask again.</summary>
    public sealed record Gone(string Reason) : FetchResult;

    /// <summary>Another status, no connection, too long, too large, broken.</summary>
    /// <param name="Reason">One line.</param>
    /// <param name="Status">Of the answer; null where none came or it was not worth reading.</param>
    public sealed record Failed(string Reason, int? Status = null) : FetchResult;

    /// <summary>The address or a redirect's is not one that may be asked.</summary>
    public sealed record Refused(string Reason) : FetchResult;
}
