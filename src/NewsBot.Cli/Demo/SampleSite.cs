using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;

namespace NewsBot.Cli.Demo;

/// <summary>
/// The sample sources of <c>newsbot demo</c>, served on a free loopback port until disposed: feeds in every format with what
/// real ones get wrong, and a page for every article. All of it is invented, bundled, and dated relative to the site's start.
/// </summary>
public sealed class SampleSite : IAsyncDisposable
{
    private const string GoneFeedPath = "/jijing-gang/feed.xml";
    private const string PageTakenForFeed = "/fourth-shelf/repair-shop-typewriters";

    private readonly WebApplication app;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<int, int> answers = new();
    private volatile SampleContent? content;

    private SampleSite(TimeProvider clock)
    {
        this.clock = clock;

        // Empty rather than slim: nothing of the user's environment or folder configures this server, and it logs nowhere.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IHostLifetime, DisposedByOwner>();
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>With a port of this run.</summary>
    public Uri BaseAddress => Content.BaseAddress;

    /// <summary>Every source to watch, those that can't be read among them.</summary>
    public IReadOnlyList<SampleSource> Sources { get; private set; } = [];

    /// <summary>How many requests were answered so far, by HTTP status, at the time of asking.</summary>
    public IReadOnlyDictionary<int, int> RequestsByStatus => new SortedDictionary<int, int>(answers);

    private SampleContent Content => content ?? throw new InvalidOperationException("The sample site has not started.");

    /// <summary>Opens the site; it serves until disposed.</summary>
    /// <param name="clock">Tells what the articles' dates are relative to.</param>
    /// <exception cref="IOException">No loopback port could be bound.</exception>
    public static async Task<SampleSite> StartAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        var site = new SampleSite(clock);
        try
        {
            await site.app.StartAsync(cancellationToken);
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }

        site.Open(new Uri(site.app.Urls.Single()));
        return site;
    }

    /// <summary>Brings out the articles held back, in the feeds and as pages; once, and then does nothing.</summary>
    /// <returns>How many are new.</returns>
    public int PublishMore()
    {
        if (Content.MorePublished is not null)
        {
            return 0;
        }

        content = Content with { MorePublished = Now() };
        return Content.Outlets.Sum(outlet => outlet.Entries.Count(article => article.Held));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private void Open(Uri address)
    {
        content = new SampleContent(SampleOutlets.Read(), address, Now());
        Sources =
        [
            .. Content.Outlets.Select(outlet =>
                new SampleSource(At(outlet.MovedFrom ?? outlet.FeedPath), outlet.Title, outlet.Language, outlet.Shows)),
            new(At(GoneFeedPath), "寂静港评论", "zh-CN", "404: the feed is gone"),
            new(At(PageTakenForFeed), "The last typewriter shop on Calder Street", "en", "No feed: an article's page, pasted by mistake"),
        ];

        Uri At(string path) => new(address, path);
    }

    /// <summary>In whole seconds, which is all that RSS and Last-Modified can tell.</summary>
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());

    private Task AnswerAsync(HttpContext context)
    {
        // Counted before the first byte goes out: whoever has the answer finds it counted.
        context.Response.OnStarting(() =>
        {
            answers.AddOrUpdate(context.Response.StatusCode, 1, (_, count) => count + 1);
            return Task.CompletedTask;
        });
        IResult result = Content.Find(context.Request.Path) switch
        {
            SampleAnswer.Document document => TypedResults.Bytes(
                document.Bytes,
                document.MediaType,
                lastModified: document.Modified,
                entityTag: document.HasETag ? ETag(document.Bytes) : null),
            SampleAnswer.Moved moved => TypedResults.Redirect(moved.Target.AbsoluteUri, permanent: true),
            _ => TypedResults.NotFound(),
        };
        return result.ExecuteAsync(context);
    }

    private static EntityTagHeaderValue ETag(byte[] bytes) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"");

    /// <summary>In place of the console's lifetime: Ctrl-C is the command line's to handle.</summary>
    private sealed class DisposedByOwner : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
