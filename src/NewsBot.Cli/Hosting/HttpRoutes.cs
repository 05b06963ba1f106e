using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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
}
