namespace NewsBot.Fetching;

/// <summary>What went wrong on the wire, as a value with a reason that a user can act on.</summary>
internal static class FetchProblem
{
    public static bool IsExpected(Exception problem) =>
        problem is HttpRequestException or UnusableAnswerException or OperationCanceledException or IOException
            or InvalidDataException;

    /// <param name="problem">One that <see cref="IsExpected"/>, and not the caller's own cancellation.</param>
    /// <param name="host">Who was asked.</param>
    /// <param name="late">Whether the time of the whole exchange was up.</param>
    /// <param name="options">The limits.</param>
    public static FetchResult Of(Exception problem, string host, bool late, IngestOptions options) => problem switch
    {
        { InnerException: AddressRefusedException refused } => new FetchResult.Refused(refused.Message),
        _ when late => new FetchResult.Failed($"{host} did not answer in full within {options.Timeout.TotalSeconds:0.#} s"),
        OperationCanceledException =>
            new FetchResult.Failed($"{host}: no connection within {options.ConnectTimeout.TotalSeconds:0.#} s"),
        UnusableAnswerException unusable => new FetchResult.Failed($"{host} {unusable.Message}"),
        HttpRequestException failed => new FetchResult.Failed($"{host}: {Describe(failed, options)}"),
        _ => new FetchResult.Failed($"{host}: the answer broke off or can't be decoded"),
    };

    private static string Describe(HttpRequestException problem, IngestOptions options) => problem.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "the name can't be resolved",
        HttpRequestError.ConnectionError => "no connection",
        HttpRequestError.SecureConnectionError => "no secure connection (certificate or TLS)",
        HttpRequestError.ConfigurationLimitExceeded => $"headers of more than {options.MaxHeaderBytes} bytes",
        HttpRequestError.ResponseEnded => "the answer broke off",
        _ => "no valid HTTP answer",
    };
}
