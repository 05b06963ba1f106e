using System.Net;

namespace NewsBot.Fetching;

/// <summary>What an answer that is no redirect comes to.</summary>
internal sealed class AnswerReader(IngestOptions options, TimeProvider clock)
{
    private readonly AnswerBody body = new(options);

    public async Task<FetchResult> ReadAsync(
        HttpResponseMessage response, FetchRequest request, RedirectTrail trail, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var answered = $"{trail.Url.IdnHost} answered {status}";
        return response.StatusCode switch
        {
            HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation => new FetchResult.Fetched(
                await body.ReadAsync(response.Content, request.Kind, cancellationToken),
                HeaderValues.First(response.Content.Headers, "Content-Type"),
                ValidatorsOf(response),
                trail.Url,
                trail.MovedTo,
                FreshFor(response)),
            HttpStatusCode.NotModified when request is { ETag: null, LastModified: null } =>
                new FetchResult.Failed($"{answered} (not modified), but was not asked about a former answer", status),
            HttpStatusCode.NotModified => new FetchResult.NotModified(ValidatorsOf(response), FreshFor(response), trail.MovedTo),
            HttpStatusCode.Gone => new FetchResult.Gone($"{answered}: it is gone for good"),
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable =>
                new FetchResult.RetryAfter(Wait(response), $"{answered} and asks for patience"),

            // Of redirects it is not heeded: who waits and asks anew is redirected anew.
            >= HttpStatusCode.InternalServerError when Wait(response) is { } wait =>
                new FetchResult.RetryAfter(wait, $"{answered} and asks for patience"),
            _ => new FetchResult.Failed(answered, status),
        };
    }

    private TimeSpan? FreshFor(HttpResponseMessage response) => Freshness.Of(
        HeaderValues.Joined(response.Headers, "Cache-Control"),
        HeaderValues.First(response.Content.Headers, "Expires"),
        HeaderValues.First(response.Headers, "Date"),
        HeaderValues.First(response.Headers, "Age"),
        clock.GetUtcNow());

    private TimeSpan? Wait(HttpResponseMessage response) => RetryAfterHeader.Parse(
        HeaderValues.First(response.Headers, "Retry-After"), HeaderValues.First(response.Headers, "Date"), clock.GetUtcNow());

    private static Validators ValidatorsOf(HttpResponseMessage response) =>
        new(HeaderValues.First(response.Headers, "ETag"), HeaderValues.First(response.Content.Headers, "Last-Modified"));
}
