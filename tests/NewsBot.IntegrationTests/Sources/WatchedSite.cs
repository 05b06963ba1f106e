using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NewsBot.IntegrationTests.Sources;

/// <summary>A site on a free loopback port that notes every request, as its owner sees us.</summary>
internal sealed class WatchedSite : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> pages = new(StringComparer.Ordinal);
    private readonly WebApplication app;

    private WatchedSite()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public ConcurrentQueue<(string Path, IHeaderDictionary Headers)> Requests { get; } = new();

    public static async Task<WatchedSite> StartAsync(CancellationToken cancellationToken)
    {
        var site = new WatchedSite();
        await site.app.StartAsync(cancellationToken);
        return site;
    }

    public string At(string path) => new Uri(new Uri(app.Urls.First()), path).AbsoluteUri;

    public void Answer(string path, Func<HttpContext, Task> answer) => pages[path] = answer;

    /// <summary>Nothing but a status, and headers.</summary>
    public void Answer(string path, int status, params (string Name, string Value)[] headers) => Answer(path, context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return Task.CompletedTask;
    });

    /// <summary>A feed with these entries, each at a page of this site, whose validator is its content's; asked with it: 304.</summary>
    public void Serve(string path, params string[] entries) => Answer(path, context => SendFeedAsync(context, entries));

    public async Task SendFeedAsync(HttpContext context, params string[] entries)
    {
        var etag = $"\"{string.Join('-', entries)}\"";
        context.Response.Headers.ETag = etag;
        if (context.Request.Headers.IfNoneMatch == etag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = "application/rss+xml";
        await context.Response.WriteAsync(Rss(entries), context.RequestAborted);
    }

    public string Rss(params string[] entries) =>
        "<rss version=\"2.0\"><channel><title>Watched</title>"
        + string.Concat(entries.Select(e => $"<item><title>Open-source {e}</title><link>{At("/" + e)}</link><description>Code of {e}.</description></item>"))
        + "</channel></rss>";

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        Requests.Enqueue((path + context.Request.QueryString, new HeaderDictionary(context.Request.Headers.ToDictionary())));
        if (pages.TryGetValue(path, out var answer))
        {
            return answer(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
