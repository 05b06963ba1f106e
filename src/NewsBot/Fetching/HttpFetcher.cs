using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace NewsBot.Fetching;

/// <summary>
/// Fetches over one pool of connections: no cookies, no Referer, no proxy, no automatic redirects; each hop's address is
/// judged anew, and the whole exchange has one deadline.
/// </summary>
public sealed class HttpFetcher : IFetcher, IDisposable
{
    private const int MaxHops = 5;

    /// <summary>Characters; servers take no longer ones, and rows need not hold them.</summary>
    private const int MaxUrl = 2_000;

    private readonly IngestOptions options;
    private readonly TimeProvider clock;
    private readonly SocketsHttpHandler handler;
    private readonly HttpMessageInvoker http;
    private readonly SemaphoreSlim slots;

    public HttpFetcher(IngestOptions options, TimeProvider clock, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        this.options = options;
        this.clock = clock;
        slots = new SemaphoreSlim(options.MaxConcurrency);
        var connector = new SafeConnector(options.AllowPrivateNetworks, resolve ?? Dns.GetHostAddressesAsync);
        handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,

            // A proxy would resolve names for us, and the check of addresses would be its to make.
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxConnectionsPerServer = 2,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = connector.ConnectAsync,
            ActivityHeadersPropagator = null,
        };
        http = new HttpMessageInvoker(handler);
    }

    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        using var deadline = new CancellationTokenSource(options.Timeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var host = request.Url.IdnHost;
        try
        {
            return await FollowAsync(request, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchResult.Failed($"{host} did not answer in full within {options.Timeout.TotalSeconds:0.#} s");
        }
        catch (HttpRequestException e) when (e.InnerException is AddressRefusedException refused)
        {
            return new FetchResult.Refused(refused.Message);
        }
        catch (AddressRefusedException refused)
        {
            return new FetchResult.Refused(refused.Message);
        }
        catch (HttpRequestException e)
        {
            return new FetchResult.Failed($"{host}: {Describe(e)}");
        }
        catch (Exception e) when (e is IOException or InvalidDataException or System.Net.Sockets.SocketException)
        {
            return new FetchResult.Failed($"{host}: the answer broke off or can't be decoded");
        }
        finally
        {
            slots.Release();
        }
    }

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
        slots.Dispose();
    }

    private async Task<FetchResult> FollowAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var url = request.Url;
        var permanent = true;
        for (var hop = 0; hop <= MaxHops; hop++)
        {
            if (AddressRules.WhyRefused(url, options.AllowPrivateNetworks) is { } why)
            {
                return new FetchResult.Refused(hop == 0 ? why : $"redirected to {url.IdnHost}: {why}");
            }

            using var message = Message(url, request);
            using var response = await http.SendAsync(message, cancellationToken);
            if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
            {
                return await ResultAsync(response, url, permanent && hop > 0 ? url : null, cancellationToken);
            }

            permanent &= response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
            if (!Uri.TryCreate(url, location, out var next) || next.OriginalString.Length > MaxUrl)
            {
                return new FetchResult.Failed($"{url.IdnHost} redirects to what is no address");
            }

            url = next;
        }

        return new FetchResult.Failed($"{request.Url.IdnHost} redirects more than {MaxHops} times");
    }

    private HttpRequestMessage Message(Uri url, FetchRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, url)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher,
        };
        message.Headers.TryAddWithoutValidation("User-Agent", $"NewsBot/{Project.Version} (+{options.Contact})");
        message.Headers.TryAddWithoutValidation("Accept", "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5");
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br, deflate");
        if (request.ETag is { } etag)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        if (request.LastModified is { } since)
        {
            message.Headers.TryAddWithoutValidation("If-Modified-Since", since);
        }

        return message;
    }

    private async Task<FetchResult> ResultAsync(HttpResponseMessage response, Uri url, Uri? movedTo, CancellationToken cancellationToken)
    {
        var status = $"{url.IdnHost} answered {(int)response.StatusCode}";
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                var body = await ReadAsync(response.Content, cancellationToken);
                return body is { } bytes
                    ? new FetchResult.Fetched(bytes, Raw(response.Content.Headers, "Content-Type"), ValidatorsOf(response), url, movedTo, FreshFor(response))
                    : new FetchResult.Failed($"{url.IdnHost} sent more than {options.MaxBytes} bytes");
            case HttpStatusCode.NotModified:
                return new FetchResult.NotModified(ValidatorsOf(response), FreshFor(response));
            case HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable:
                return new FetchResult.RetryAfter(RetryAfter(response), status + " and asks for patience");
            case HttpStatusCode.Gone:
                return new FetchResult.Gone(status + ": it is gone for good");
            default:
                return new FetchResult.Failed(status);
        }
    }

    /// <summary>The decoded body; null where it is longer than the limit.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var encoded = await content.ReadAsStreamAsync(cancellationToken);
        await using var decoded = Decode(encoded, Raw(content.Headers, "Content-Encoding"));
        var body = new ArrayBufferWriter<byte>(64 * 1_024);
        while (true)
        {
            var read = await decoded.ReadAsync(body.GetMemory(16 * 1_024), cancellationToken);
            if (read == 0)
            {
                return body.WrittenMemory;
            }

            body.Advance(read);
            if (body.WrittenCount > options.MaxBytes)
            {
                return null;
            }
        }
    }

    private static Stream Decode(Stream encoded, string? encoding) => encoding?.Trim().ToLowerInvariant() switch
    {
        null or "" or "identity" => encoded,
        "gzip" or "x-gzip" => new GZipStream(encoded, CompressionMode.Decompress),
        "br" => new BrotliStream(encoded, CompressionMode.Decompress),
        "deflate" => new ZLibStream(encoded, CompressionMode.Decompress),
        _ => throw new InvalidDataException("An encoding that was not asked for."),
    };

    private TimeSpan? FreshFor(HttpResponseMessage response)
    {
        var cache = response.Headers.CacheControl;
        if (cache?.MaxAge is { } age)
        {
            return age;
        }

        // An expiry that is no date, such as 0, means now (RFC 9111, 5.3).
        return cache is not { NoCache: true } && response.Content.Headers.Expires is { } expires
            ? Positive(expires - (response.Headers.Date ?? clock.GetUtcNow()))
            : null;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => Positive(date - clock.GetUtcNow()),
        _ => null,
    };

    private static Validators ValidatorsOf(HttpResponseMessage response) =>
        new(Raw(response.Headers, "ETag"), Raw(response.Content.Headers, "Last-Modified"));

    private static string? Raw(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 and <= 1_024 } value ? value : null;

    private static TimeSpan? Positive(TimeSpan time) => time > TimeSpan.Zero ? time : null;

    private static bool IsRedirect(HttpStatusCode status) =>
        status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static string Describe(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "the name can't be resolved",
        HttpRequestError.ConnectionError => "no connection",
        HttpRequestError.SecureConnectionError => "no secure connection (certificate or TLS)",
        HttpRequestError.ConfigurationLimitExceeded => "headers too long",
        HttpRequestError.ResponseEnded => "the answer broke off",
        _ => "no valid HTTP answer",
    };
}
