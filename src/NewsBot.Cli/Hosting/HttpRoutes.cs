using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Chat.Discord.Interactions;
using NewsBot.Pipeline;

namespace NewsBot.Cli.Hosting;

/// <summary>The cloud app's HTTP routes on Kestrel.</summary>
internal sealed class HttpRoutes : IAsyncDisposable
{
    private readonly WebApplication app;

    private HttpRoutes(WebApplication app) => this.app = app;

    public Uri BaseAddress => new(app.Urls.First());

    /// <exception cref="UserException">The address can't be used.</exception>
    public static async Task<HttpRoutes> StartAsync(IServiceProvider bot, string urls, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls);
        var app = builder.Build();
        app.MapGet("/api/health", async (HttpContext context) =>
        {
            // Whoever reaches the local host is no stranger: it listens on loopback unless told otherwise.
            var report = await bot.GetRequiredService<Health>().CheckAsync(context.RequestAborted);
            context.Response.StatusCode = report.IsWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            await context.Response.WriteAsJsonAsync(report, context.RequestAborted);
        });
        app.MapPost("/api/discord/interactions", context => AnswerAsync(context, bot.GetRequiredService<InteractionEndpoint>()));
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or FormatException or InvalidOperationException)
        {
            await app.DisposeAsync();
            throw new UserException($"--urls {urls} can't be used: {e.Message}", cause: e);
        }

        return new HttpRoutes(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, InteractionEndpoint endpoint)
    {
        var headers = context.Request.Headers;
        var answer = await endpoint.AnswerAsync(
            await ReadAsync(context.Request, context.RequestAborted),
            headers[InteractionEndpoint.SignatureHeader],
            headers[InteractionEndpoint.TimestampHeader],
            context.RequestAborted);
        context.Response.StatusCode = answer.Status;
        if (answer.Json.Length > 0)
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = answer.Json.Length;
            await context.Response.Body.WriteAsync(answer.Json, context.RequestAborted);
        }
    }

    /// <summary>The body, or as much of it as says that it is too long.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new byte[Math.Min(request.ContentLength ?? InteractionEndpoint.MaxBytes, InteractionEndpoint.MaxBytes) + 1];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
        return body.AsMemory(0, length);
    }
}
