using System.Collections.Concurrent;
using System.Text;
using NewsBot.Fetching;

namespace NewsBot.IntegrationTests.Pipeline;

/// <summary>Answers as the sites of a test do; an address that no test registered throws.</summary>
internal sealed class ScriptedFetcher : IFetcher
{
    private readonly ConcurrentDictionary<string, Func<FetchRequest, FetchResult>> sites = new();

    public ConcurrentQueue<FetchRequest> Requests { get; } = new();

    public void Answer(string url, Func<FetchRequest, FetchResult> answer) => sites[url] = answer;

    /// <summary>A JSON feed whose validator is its version: asked with it, the site says that nothing changed.</summary>
    public void Serve(string url, string version, params (string Link, string Title, string Text)[] entries)
    {
        var items = string.Join(",", entries.Select(e =>
            $$"""{"id":"{{e.Link}}","url":"{{e.Link}}","title":"{{e.Title}}","content_text":"{{e.Text}}"}"""));
        var json = $$"""{"version":"https://jsonfeed.org/version/1.1","title":"Scripted","items":[{{items}}]}""";
        Answer(url, request => request.ETag == version
            ? new FetchResult.NotModified(new Validators(version, null), null)
            : new FetchResult.Fetched(Encoding.UTF8.GetBytes(json), "application/feed+json", new Validators(version, null), request.Url, null, null));
    }

    public Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        Requests.Enqueue(request);
        return Task.FromResult(sites[request.Url.AbsoluteUri](request));
    }
}
