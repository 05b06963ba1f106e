using System.Net;
using System.Text;
using Discord.Net.Rest;
using NewsBot.Chat.Discord;

namespace NewsBot.DiscordNet;

/// <summary>
/// Discord.Net's way to Discord: the bot's own wire, which keeps the limits of all transports together and never waits. It tells
/// Discord.Net nothing of limits, so that Discord.Net keeps none and has nothing to wait for.
/// </summary>
/// <param name="wire">Shared with the other transports.</param>
/// <param name="baseUrl">Where Discord's REST API is.</param>
internal sealed class WireClient(DiscordWire wire, string baseUrl) : IRestClient
{
    private string? authorization;

    public void SetHeader(string key, string value)
    {
        // The wire has its own User-Agent, for all transports the same.
        if (key.Equals("authorization", StringComparison.OrdinalIgnoreCase))
        {
            authorization = value;
        }
    }

    public void SetCancelToken(CancellationToken cancelToken)
    {
        // Discord.Net's, for a log-out that never comes; each request has its own.
    }

    /// <exception cref="UnansweredException">Discord did not do it.</exception>
    public async Task<DiscordAnswer.Answered> SendAsync(string method, string endpoint, string? json, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), $"{baseUrl.TrimEnd('/')}/{endpoint}");
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        var answer = await wire.SendAsync(RouteOf(method, endpoint), request, cancellationToken);
        return answer is DiscordAnswer.Answered { IsSuccess: true } done ? done : throw new UnansweredException(answer);
    }

    public Task<RestResponse> SendAsync(
        string method,
        string endpoint,
        CancellationToken cancelToken,
        bool headerOnly = false,
        string? reason = null,
        IEnumerable<KeyValuePair<string, IEnumerable<string>>>? requestHeaders = null) => ExchangeAsync(method, endpoint, null, cancelToken);

    public Task<RestResponse> SendAsync(
        string method,
        string endpoint,
        string json,
        CancellationToken cancelToken,
        bool headerOnly = false,
        string? reason = null,
        IEnumerable<KeyValuePair<string, IEnumerable<string>>>? requestHeaders = null) => ExchangeAsync(method, endpoint, json, cancelToken);

    public Task<RestResponse> SendAsync(
        string method,
        string endpoint,
        IReadOnlyDictionary<string, object> multipartParams,
        CancellationToken cancelToken,
        bool headerOnly = false,
        string? reason = null,
        IEnumerable<KeyValuePair<string, IEnumerable<string>>>? requestHeaders = null) =>
        throw new NotSupportedException("The bot sends no files.");

    public void Dispose()
    {
        // The wire outlives it.
    }

    private async Task<RestResponse> ExchangeAsync(string method, string endpoint, string? json, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(method, endpoint, json, cancellationToken);
        return new RestResponse(answer.Status, [], new MemoryStream(answer.Body));
    }

    /// <summary>The limit that the request counts under: the same as another transport's of the same endpoint.</summary>
    private static DiscordRoute RouteOf(string method, string endpoint) => endpoint.Split('?')[0].Split('/') switch
    {
        ["channels", var channel, .. var rest] => new DiscordRoute($"{method} /{string.Join('/', ["channels", "{id}", .. rest])}", channel),
        var other => new DiscordRoute($"{method} /{other[0]}", endpoint),
    };
}
