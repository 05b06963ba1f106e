using System.Diagnostics.CodeAnalysis;
using NewsBot.Articles;
using NewsBot.Feeds;
using NewsBot.Fetching;

namespace NewsBot.Sources;

/// <summary>Finds what to watch behind an address that somebody in a chat wrote, without asking back: of a page's feeds the best that can be read.</summary>
public sealed class SourceFinder(SourceProbe probe, TimeProvider clock)
{
    /// <summary>Feeds of a page that are tried.</summary>
    private const int MostTried = 3;
    private const int MostOthers = 5;

    /// <summary>For all of it together: somebody waits, and a site that dawdles on purpose must not keep others' commands waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Reads an address as people write it: with or without <c>https://</c>, or in the angle brackets that keep a chat from showing a preview.</summary>
    public static bool TryParse(string written, [NotNullWhen(true)] out Uri? url)
    {
        var text = written.Trim().TrimStart('<').TrimEnd('>');
        if (!text.Contains("://", StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal))
        {
            text = "https://" + text;
        }

        url = text.Length <= Source.MaxUrl
            && Uri.TryCreate(text, UriKind.Absolute, out var read)
            && UrlRules.IsWeb(read)
            && read.Host.Contains('.', StringComparison.Ordinal)
            ? read
            : null;
        return url is not null;
    }

    public async Task<SourceFinding> FindAsync(Uri url, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await LookAsync(url, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SourceFinding.Away($"{url.IdnHost} did not answer within {Patience.TotalSeconds:0} s.");
        }
    }

    private async Task<SourceFinding> LookAsync(Uri url, CancellationToken cancellationToken)
    {
        var look = await probe.LookAsync(url, form: null, cancellationToken);
        if (look is not ProbeResult.Page page)
        {
            return Of(look, []);
        }

        SourceFinding? first = null;
        foreach (var feed in page.Feeds.Take(MostTried))
        {
            var others = page.Feeds.Where(f => f != feed).Take(MostOthers).Select(f => f.Url).ToList();
            var finding = Of(await probe.LookAsync(feed.Url, form: null, cancellationToken), others);
            if (finding is SourceFinding.Found)
            {
                return finding;
            }

            first ??= finding;
        }

        return first ?? new SourceFinding.Unusable("The page names no feed.");
    }

    private static SourceFinding Of(ProbeResult look, IReadOnlyList<Uri> others) => look switch
    {
        ProbeResult.Found found => new SourceFinding.Found(
            found.Url,
            found.Answer.FinalUrl,
            TitleOf(found.Read.Feed, found.Url),
            found.Read.Feed.Entries.Count,
            found.Read.Feed.Entries.Max(e => e.Published ?? e.Updated),
            others),
        ProbeResult.Page => new SourceFinding.Unusable("What the page names as a feed is a page itself."),
        ProbeResult.Refused => new SourceFinding.Refused(),
        ProbeResult.Unusable unusable => new SourceFinding.Unusable(unusable.Reason),
        ProbeResult.Away away => new SourceFinding.Away(away.Reason),
        _ => throw new InvalidOperationException("A probe has a result."),
    };

    private static string TitleOf(Feed feed, Uri url) =>
        PlainText.Tidy(feed.Title) is { Length: > 0 } title ? Excerpt.Of(title, Source.MaxTitle) : url.IdnHost;
}
