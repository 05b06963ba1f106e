using System.Net;

namespace NewsBot.Fetching;

/// <summary>What we say when we ask: who we are and what we hope for; no cookies, no Referer, nothing about who asked before.</summary>
internal static class RequestHeaders
{
    /// <summary>Our product token, in the User-Agent and in robots.txt files.</summary>
    public const string Product = "NewsBot";

    public static HttpRequestMessage Message(Uri url, FetchRequest request, string contact)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, url)
        {
            // HTTP/2 where TLS offers it, HTTP/1.1 elsewhere.
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher,
        };
        Add("User-Agent", $"{Product}/{Project.Version} (+{contact})");
        Add("Accept", request.Kind switch
        {
            FetchKind.Page => "text/html, application/xhtml+xml, */*;q=0.5",
            FetchKind.Robots => "text/plain, */*;q=0.5",
            _ => "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
        });
        Add("Accept-Encoding", ContentDecoding.Accepted);

        // On every hop: only the last server knows them, and the others have no use for them.
        Add("If-None-Match", request.ETag);
        Add("If-Modified-Since", request.LastModified);
        return message;

        void Add(string name, string? value)
        {
            // A line break would start a header of its own; the handler refuses it with an exception.
            if (value is { Length: > 0 } && !value.AsSpan().ContainsAny('\r', '\n', '\0'))
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }
}
