using System.Net;
using Microsoft.Extensions.Logging;

namespace NewsBot.Chat.Discord;

/// <summary>
/// One HTTP exchange with Discord within all its limits. It never waits and never repeats: when to try again is a value.
/// Requests carry secrets in paths and headers, so neither they nor exceptions about them are logged or passed on.
/// </summary>
internal sealed partial class DiscordWire(
    IHttpClientFactory clients,
    DiscordRateLimits limits,
    InvalidRequestBudget budget,
    TimeProvider clock,
    ILogger<DiscordWire> logger)
{
    public const string ClientName = "Discord";

    /// <summary>Discord requires <c>DiscordBot (url, version)</c>, and blocks what has none.</summary>
    public static readonly string UserAgent =
        $"DiscordBot ({Project.Address}, {Project.Version})";

    /// <summary>A hundred messages of ten full embeds stay under it.</summary>
    private const int MaxBodyBytes = 8 * 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan WhenNotReached = TimeSpan.FromSeconds(30);

    /// <summary>Where a 429 does not say how long.</summary>
    private static readonly TimeSpan WhenUntold = TimeSpan.FromMinutes(1);

    public async Task<DiscordAnswer> SendAsync(DiscordRoute route, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (budget.Wait() is var noBudget && noBudget > TimeSpan.Zero)
        {
            return new DiscordAnswer.NotDone(noBudget, "Discord refused too many requests lately; it would ban this address.");
        }

        if (limits.Enter(route) is var wait && wait > TimeSpan.Zero)
        {
            return new DiscordAnswer.NotDone(wait, "Discord's rate limit is used up.");
        }

        HttpResponseMessage? response = null;
        try
        {
            response = await ExchangeAsync(request, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            return WhenBroken(e.HttpRequestError);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            // SocketsHttpHandler's own words for a connection that never came about.
            return e.InnerException is TimeoutException
                ? WhenBroken(HttpRequestError.ConnectionError)
                : new DiscordAnswer.Broken($"Discord did not answer within {Timeout.TotalSeconds:0} s.");
        }
        finally
        {
            limits.Leave(route, response?.Headers);
        }

        using (response)
        {
            return await ReadAsync(route, response, cancellationToken);
        }
    }

    // The error's kind only: its message could show the address.
    private static DiscordAnswer WhenBroken(HttpRequestError error) =>
        error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
            ? new DiscordAnswer.NotDone(WhenNotReached, $"Discord could not be reached ({error}).")
            : new DiscordAnswer.Broken($"The connection to Discord broke before its answer ({error}).");

    private async Task<HttpResponseMessage> ExchangeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var client = clients.CreateClient(ClientName);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
    }

    private async Task<DiscordAnswer> ReadAsync(DiscordRoute route, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(response, cancellationToken);
        var error = response.IsSuccessStatusCode ? new DiscordError() : DiscordError.Parse(body);
        var limited = response.StatusCode == HttpStatusCode.TooManyRequests;
        var shared = limited && Scope(response) == "shared";
        if ((limited && !shared) || response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            SpendBudget();
        }

        return limited ? Limited(route, response, error) : new DiscordAnswer.Answered(response.StatusCode, body, error);
    }

    private DiscordAnswer.NotDone Limited(DiscordRoute route, HttpResponseMessage response, DiscordError error)
    {
        var retryAfter = response.Headers.RetryAfter;
        var wait = DiscordRateLimits.Seconds(
            error.RetryAfter
            ?? retryAfter?.Delta?.TotalSeconds
            ?? (retryAfter?.Date - clock.GetUtcNow())?.TotalSeconds
            ?? WhenUntold.TotalSeconds);

        // Without Discord's JSON it is Cloudflare, which limits the address and not the route.
        if (error.Global || error.Message is null || Scope(response) == "global")
        {
            limits.PauseAll(wait);
        }
        else
        {
            limits.Pause(route, wait);
        }

        return new DiscordAnswer.NotDone(wait, error.Describe((int)response.StatusCode));
    }

    private async Task<byte[]> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var timeout = new CancellationTokenSource(Timeout, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            await response.Content.LoadIntoBufferAsync(MaxBodyBytes, either.Token);
            return await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The status has said what happened; a body that broke off can't take that back.
            return [];
        }
    }

    private void SpendBudget()
    {
        if (budget.Spend())
        {
            Log.BudgetSpent(logger, InvalidRequestBudget.Allowed, InvalidRequestBudget.Window.TotalMinutes);
        }
    }

    private static string? Scope(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-RateLimit-Scope", out var values) ? values.FirstOrDefault() : null;

    private static partial class Log
    {
        [LoggerMessage(
            7001,
            LogLevel.Error,
            "Discord refused {Count} requests within {Minutes} minutes (401, 403, 429). Nothing is sent to it until that has "
            + "passed, or it would ban this address. The reasons stand with the digests that were refused.")]
        public static partial void BudgetSpent(ILogger logger, int count, double minutes);
    }
}
