using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>
/// Discord's REST API as far as the bot uses it, strict, on a loopback port. It keeps every message that stands, so that
/// tests can count them.
/// </summary>
public sealed class StandInDiscord : IAsyncDisposable
{
    public const string BotToken = "MTAwMDAwMDAwMDAwMDAwMDAx.stand-in.only-the-stand-in-takes-it";

    internal const long MaxRequestBytes = 25 * 1024 * 1024;

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, StandInChannel> channels = [];
    private readonly ConcurrentDictionary<string, (string Token, StandInChannel Channel)> webhooks = [];
    private readonly ConcurrentQueue<Fault> faults = [];
    private readonly ConcurrentQueue<string> requests = [];
    private readonly StandInSnowflakes snowflakes;

    private StandInDiscord(WebApplication app, TimeProvider clock)
    {
        this.app = app;
        Clock = clock;
        Limits = new StandInRateLimits(clock);
        Messages = new StandInMessages(clock, snowflakes = new StandInSnowflakes(clock));
        Application = new StandInApplication(clock, snowflakes);
    }

    public StandInRateLimits Limits { get; }

    /// <summary>The bot's.</summary>
    public StandInApplication Application { get; }

    /// <summary>What a client is to be told as <c>Discord__ApiBaseUrl</c>.</summary>
    public string ApiBaseUrl { get; private set; } = "";

    /// <summary>Method and path of every request that arrived, faults included, webhook tokens left out.</summary>
    public IReadOnlyList<string> Requests => [.. requests];

    internal TimeProvider Clock { get; }

    internal StandInMessages Messages { get; }

    /// <param name="clock">Nonces, limits, delays and snowflakes go by it.</param>
    /// <param name="cancellationToken">For the start alone.</param>
    public static async Task<StandInDiscord> StartAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null).UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var discord = new StandInDiscord(app, clock);
        app.Use(discord.CountAsync);
        app.Use(discord.MeetAsync);
        var api = app.MapGroup("/api/v10");
        ChannelRoutes.Map(api, discord);
        WebhookRoutes.Map(api, discord);
        ApplicationRoutes.Map(api, discord);
        app.MapFallback(StandInAnswers.UnknownRoute);
        await app.StartAsync(cancellationToken);
        discord.ApiBaseUrl = app.Urls.Single() + "/api/v10";
        return discord;
    }

    public StandInChannel AddChannel()
    {
        var channel = new StandInChannel(snowflakes.Next());
        channels[channel.Id] = channel;
        return channel;
    }

    /// <summary>Lets other people talk in a channel.</summary>
    public void Say(StandInChannel channel, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Messages.Take(channel, new JsonObject { ["content"] = "Hello" }, byBot: false);
        }
    }

    /// <summary>A webhook's secret address into a channel.</summary>
    public string AddWebhook(StandInChannel channel)
    {
        var id = snowflakes.Next().ToString(CultureInfo.InvariantCulture);
        var token = "secret-" + Guid.NewGuid().ToString("N");
        webhooks[id] = (token, channel);
        return $"{ApiBaseUrl}/webhooks/{id}/{token}";
    }

    public void RemoveWebhooks() => webhooks.Clear();

    /// <summary>Lets this happen to the next request that arrives; several queue up.</summary>
    public void FailNext(Fault fault) => faults.Enqueue(fault);

    public async ValueTask DisposeAsync()
    {
        Application.Dispose();
        await app.DisposeAsync();
    }

    internal StandInChannel? FindChannel(string id) => channels.GetValueOrDefault(id) is { IsDeleted: false } channel ? channel : null;

    internal (string Token, StandInChannel Channel)? FindWebhook(string id) =>
        webhooks.TryGetValue(id, out var webhook) ? webhook : null;

    private async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        if (Limits.IsBanned())
        {
            await Results.Text("<html><h1>Error 1015</h1></html>", "text/html", statusCode: 429).ExecuteAsync(context);
            return;
        }

        await next(context);
        Limits.Count(context.Response);
    }

    /// <summary>What every request passes before its route looks at it.</summary>
    private async Task MeetAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "";
        var shown = path.IndexOf("/webhooks/", StringComparison.Ordinal) is > 0 and var at
            ? string.Join('/', path[at..].Split('/').Select((segment, i) => i == 3 ? "***" : segment))
            : path;
        requests.Enqueue($"{context.Request.Method} {shown}");
        if ((faults.TryDequeue(out var fault) || (fault = ChannelOf(context.Request)?.NextFault()) is not null) && !await SurvivesAsync(context, fault))
        {
            return;
        }

        if (!context.Request.Headers.UserAgent.ToString().StartsWith("DiscordBot (http", StringComparison.Ordinal))
        {
            await StandInAnswers.BlockedUserAgent().ExecuteAsync(context);
            return;
        }

        if (context.Request.ContentLength > MaxRequestBytes)
        {
            await StandInAnswers.TooLarge().ExecuteAsync(context);
            return;
        }

        if (fault is Fault.NotSaved)
        {
            context.Items[nameof(Fault.NotSaved)] = true;
        }

        if (fault is not Fault.DropAfterAccepting)
        {
            await next(context);
            return;
        }

        context.Response.Body = Stream.Null;
        await next(context);
        context.Abort();
    }

    /// <summary>Where the request would post a message; null where it would not.</summary>
    private StandInChannel? ChannelOf(HttpRequest request) => request.Path.Value?.Split('/') switch
    {
        _ when !HttpMethods.IsPost(request.Method) => null,
        [.., "channels", var id, "messages"] => FindChannel(id),
        [.., "webhooks", var id, _] => FindWebhook(id)?.Channel,
        _ => null,
    };

    private async Task<bool> SurvivesAsync(HttpContext context, Fault fault)
    {
        switch (fault)
        {
            case Fault.Status status:
                await Results.Text(status.Body, status.ContentType, statusCode: status.Code).ExecuteAsync(context);
                return false;
            case Fault.Cloudflare cloudflare:
                context.Response.Headers.RetryAfter = cloudflare.RetryAfter?.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
                await Results.Text("<html><h1>Error 1015</h1></html>", "text/html", statusCode: 429).ExecuteAsync(context);
                return false;
            case Fault.RateLimit limit:
                await Limits.Refuse(context, limit.Scope, limit.RetryAfter).ExecuteAsync(context);
                return false;
            case Fault.DropBeforeReading:
                context.Abort();
                return false;
            case Fault.Delay delay:
                await Task.Delay(delay.Time, Clock, context.RequestAborted);
                return true;
            default:
                return true;
        }
    }
}
