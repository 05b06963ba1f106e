using System.Net;
using System.Text;

namespace NewsBot.Fetching;

/// <summary>
/// Fetches over one pool of connections: no cookies, no Referer, no proxy, no automatic redirects; each hop's address is
/// judged anew, few exchanges at once go to a host, and a whole exchange has one deadline.
/// </summary>
public sealed class HttpFetcher : IFetcher, IDisposable
{
    private readonly IngestOptions options;
    private readonly TimeProvider clock;
    private readonly HttpMessageInvoker http;
    private readonly AnswerReader answers;
    private readonly HostTurns hosts;
    private readonly SemaphoreSlim slots;

    /// <param name="options">The limits.</param>
    /// <param name="clock">For deadlines and dates.</param>
    /// <param name="resolve">Looks names up; null for the system's way.</param>
    public HttpFetcher(IngestOptions options, TimeProvider clock, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
        : this(options, clock, new SafeConnector(options.AllowPrivateNetworks, resolve), _ => { })
    {
    }

    internal HttpFetcher(IngestOptions options, TimeProvider clock, SafeConnector connector, Action<SocketsHttpHandler> adjust)
    {
        this.options = options;
        this.clock = clock;
        answers = new AnswerReader(options, clock);
        hosts = new HostTurns(options.MaxConnectionsPerHost);
        slots = new SemaphoreSlim(options.MaxConcurrency);
        var handler = Handler(options, connector);
        adjust(handler);
        http = new HttpMessageInvoker(handler);
    }

    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var trail = new RedirectTrail(request.Url, options.MaxRedirects);
        var left = options.Timeout;
        while (true)
        {
            if (UrlRules.WhyRefused(trail.Url, options.AllowPrivateNetworks) is { } why)
            {
                return new FetchResult.Refused(trail.IsStart ? why : $"{request.Url.IdnHost} redirects: {why}");
            }

            if (!trail.IsStart && request.WhyNot is { } ask && await ask(trail.Url, cancellationToken) is { } reason)
            {
                return new FetchResult.Refused($"{request.Url.IdnHost} redirects: {reason}");
            }

            // The host's turn before a slot, so that those who wait for a busy host do not keep others from theirs. Waiting is not
            // the server's time and does not count.
            using var turn = await hosts.TakeAsync(trail.Url.IdnHost.TrimEnd('.'), cancellationToken);
            await slots.WaitAsync(cancellationToken);
            var began = clock.GetTimestamp();
            try
            {
                if (await AskAsync(request, trail, left, cancellationToken) is { } result)
                {
                    return result;
                }
            }
            finally
            {
                slots.Release();
            }

            left -= clock.GetElapsedTime(began);
        }
    }

    public void Dispose()
    {
        http.Dispose();
        slots.Dispose();
    }

    /// <summary>One hop; null where the trail leads on.</summary>
    private async Task<FetchResult?> AskAsync(FetchRequest request, RedirectTrail trail, TimeSpan left, CancellationToken cancellationToken)
    {
        var host = trail.Url.IdnHost;
        using var deadline = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var message = RequestHeaders.Message(trail.Url, request, options.Contact);
            using var response = await http.SendAsync(message, either.Token);
            var status = response.StatusCode;
            if (!RedirectTrail.IsRedirect(status))
            {
                return await answers.ReadAsync(response, request, trail, either.Token);
            }

            var why = trail.Follow(status, HeaderValues.Location(response.Headers));
            return why is null ? null : new FetchResult.Failed($"{host} {why}", (int)status);
        }
        catch (Exception e) when (FetchProblem.IsExpected(e))
        {
            cancellationToken.ThrowIfCancellationRequested();
            return FetchProblem.Of(e, host, deadline.IsCancellationRequested, options);
        }
    }

    private static SocketsHttpHandler Handler(IngestOptions options, SafeConnector connector) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,

        // A proxy would resolve names for us, and the check of addresses would be its to make.
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxConnectionsPerServer = options.MaxConnectionsPerHost,
        MaxResponseHeadersLength = options.MaxHeaderBytes / 1_024,
        ConnectTimeout = options.ConnectTimeout,
        ConnectCallback = connector.ConnectAsync,

        // Names are looked up anew now and then, however busy a connection is.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),

        // An answer that nobody wants is not read to its end: the connection is closed instead.
        MaxResponseDrainSize = 16 * 1_024,

        // Validators are bytes to us, and some servers' are not ASCII.
        RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        ActivityHeadersPropagator = null,
    };
}
