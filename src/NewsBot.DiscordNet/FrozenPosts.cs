using System.Net;
using System.Text;
using Discord;
using Discord.Net.Rest;

namespace NewsBot.DiscordNet;

/// <summary>
/// Decorates a client of Discord.Net: a message goes out as it was frozen, with its nonce, which Discord.Net's own models can't say
/// (they know no <c>enforce_nonce</c>) and would write anew. And what Discord.Net asks for before a post, though the post needs none of
/// it, is answered here: who the bot is, and what kind of channel it is.
/// </summary>
internal sealed class FrozenPosts(IRestClient inner) : IRestClient
{
    private const string Messages = "/messages";

    /// <summary>
    /// Posts this instead of what Discord.Net would write. The reason for the audit log is the one thing of a request that Discord.Net hands
    /// on as it is, and that a post has no use for.
    /// </summary>
    public static RequestOptions Options(string? json, CancellationToken cancellationToken) => new()
    {
        RetryMode = RetryMode.AlwaysFail,
        CancelToken = cancellationToken,
        AuditLogReason = json,
    };

    public void SetHeader(string key, string value) => inner.SetHeader(key, value);

    public void SetCancelToken(CancellationToken cancelToken) => inner.SetCancelToken(cancelToken);

    public Task<RestResponse> SendAsync(
        string method,
        string endpoint,
        CancellationToken cancelToken,
        bool headerOnly = false,
        string? reason = null,
        IEnumerable<KeyValuePair<string, IEnumerable<string>>>? requestHeaders = null) =>
        Known(method, endpoint) is { } known
            ? Task.FromResult(new RestResponse(HttpStatusCode.OK, [], new MemoryStream(known)))
            : inner.SendAsync(method, endpoint, cancelToken, headerOnly, reason, requestHeaders);

    public Task<RestResponse> SendAsync(
        string method,
        string endpoint,
        string json,
        CancellationToken cancelToken,
        bool headerOnly = false,
        string? reason = null,
        IEnumerable<KeyValuePair<string, IEnumerable<string>>>? requestHeaders = null) =>
        method == "POST" && endpoint.EndsWith(Messages, StringComparison.Ordinal) && reason is not null
            ? inner.SendAsync(method, endpoint, reason, cancelToken, headerOnly, null, requestHeaders)
            : inner.SendAsync(method, endpoint, json, cancelToken, headerOnly, reason, requestHeaders);

    public Task<RestResponse> SendAsync(
        string method,
        string endpoint,
        IReadOnlyDictionary<string, object> multipartParams,
        CancellationToken cancelToken,
        bool headerOnly = false,
        string? reason = null,
        IEnumerable<KeyValuePair<string, IEnumerable<string>>>? requestHeaders = null) =>
        inner.SendAsync(method, endpoint, multipartParams, cancelToken, headerOnly, reason, requestHeaders);

    public void Dispose() => inner.Dispose();

    private static byte[]? Known(string method, string endpoint) => (method, endpoint.Split('/')) switch
    {
        ("GET", ["users", "@me"]) => """{"id":"0","username":"NewsBot","discriminator":"0000","bot":true}"""u8.ToArray(),
        ("GET", ["oauth2", "applications", "@me"]) =>
            """{"id":"0","name":"NewsBot","description":"","summary":"","bot_public":true,"bot_require_code_grant":false}"""u8.ToArray(),
        ("GET", ["channels", var id]) when id.All(char.IsAsciiDigit) =>
            Encoding.ASCII.GetBytes($$"""{"id":"{{id}}","type":0,"guild_id":"0","name":"","permission_overwrites":[]}"""),
        _ => null,
    };
}
