using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace NewsBot.Chat.Discord;

/// <summary>Discord's REST API over HttpClient. Limits and refusals are values; nothing waits in here, and no address or token is told.</summary>
internal sealed class DiscordWire(HttpClient http, TimeProvider clock)
{
    private static readonly string UserAgent = $"DiscordBot (https://github.com/newsbot/newsbot, {typeof(DiscordWire).Assembly.GetName().Version?.ToString(3)})";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private readonly DiscordRateLimits limits = new(clock);

    /// <summary>Posts a message.</summary>
    /// <param name="resource">The top-level resource (channel, webhook) whose limits count.</param>
    /// <param name="address">Secret where it is a webhook's.</param>
    /// <param name="authorization">The bot's; null for a webhook.</param>
    /// <param name="json">The body.</param>
    /// <param name="cancellationToken">Stops the exchange.</param>
    public async Task<PostResult> PostAsync(
        string resource, Uri address, AuthenticationHeaderValue? authorization, string json, CancellationToken cancellationToken)
    {
        if (limits.WaitFor(resource) is { } wait)
        {
            return new PostResult.Later(wait, "Discord's rate limit");
        }

        using var request = Request(HttpMethod.Post, address, authorization);
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Timeout);
            using var response = await http.SendAsync(request, patience.Token);
            var body = await response.Content.ReadAsByteArrayAsync(patience.Token);
            return ResultOf(resource, response, body);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError)
        {
            return new PostResult.Later(TimeSpan.FromSeconds(30), $"Discord is not reached ({e.HttpRequestError})");
        }
        catch (HttpRequestException e)
        {
            return new PostResult.InDoubt($"the connection to Discord broke after sending ({e.HttpRequestError})");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PostResult.InDoubt($"Discord did not answer within {Timeout.TotalSeconds:0} s");
        }
    }

    /// <summary>Messages of a channel after a snowflake; null where they can't be read now.</summary>
    public async Task<IReadOnlyList<DiscordPosted>?> ReadAsync(
        string resource, Uri address, AuthenticationHeaderValue authorization, CancellationToken cancellationToken)
    {
        if (limits.WaitFor(resource) is not null)
        {
            return null;
        }

        using var request = Request(HttpMethod.Get, address, authorization);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Timeout);
            using var response = await http.SendAsync(request, patience.Token);
            var body = await response.Content.ReadAsByteArrayAsync(patience.Token);
            limits.Read(resource, response, ErrorIn(body));
            return response.IsSuccessStatusCode ? JsonSerializer.Deserialize(body, DiscordJson.Default.IReadOnlyListDiscordPosted) : null;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri address, AuthenticationHeaderValue? authorization)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.Authorization = authorization;
        return request;
    }

    private PostResult ResultOf(string resource, HttpResponseMessage response, byte[] body)
    {
        var error = response.IsSuccessStatusCode ? null : ErrorIn(body);
        var pause = limits.Read(resource, response, error);
        var said = $"Discord answered {(int)response.StatusCode}" + (error?.Code is > 0 ? $" ({error.Code}: {error.Message})" : "");
        return response.StatusCode switch
        {
            HttpStatusCode.OK => new PostResult.Posted(IdIn(body)),
            HttpStatusCode.TooManyRequests => new PostResult.Later(pause ?? TimeSpan.Zero, "Discord's rate limit"),
            HttpStatusCode.Unauthorized => new PostResult.Unauthorized(said),
            HttpStatusCode.Forbidden or HttpStatusCode.NotFound => new PostResult.ChannelGone(said),
            >= HttpStatusCode.InternalServerError => new PostResult.InDoubt(said),
            _ => new PostResult.Rejected(said),
        };
    }

    private static string IdIn(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, DiscordJson.Default.DiscordPosted)?.Id ?? "";
        }
        catch (JsonException)
        {
            // It was accepted; what it was called is not needed.
            return "";
        }
    }

    private static DiscordError? ErrorIn(byte[] body)
    {
        try
        {
            return body is [(byte)'{', ..] ? JsonSerializer.Deserialize(body, DiscordJson.Default.DiscordError) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
