using System.Collections.Frozen;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using NewsBot.Feeds.Lists;

namespace NewsBot.Feeds;

/// <summary>The links of a page that may lead to feeds, as its tags go by.</summary>
internal sealed class PageLinks
{
    private const int MaxLinks = 50;
    private const int MaxTitle = 200;

    private static readonly FrozenSet<string> FeedTypes = new[]
    {
        "application/rss+xml", "application/atom+xml", "application/feed+json", "application/json", "application/rdf+xml", "application/xml", "text/xml",
        "application/x.atom+xml", "application/x-atom+xml", "application/x-rss+xml", "application/rss", "text/rss+xml", "text/rss", "text/atom+xml", "text/rdf",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> FeedNames = new[]
    {
        "feed", "feeds", "rss", "rss2", "atom", "rdf", "feed.xml", "rss.xml", "rss2.xml", "atom.xml", "index.xml", "feed.json", "index.rss", "rss.php", "feed.php",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly List<Link> declared = [];
    private readonly List<Link> guessed = [];
    private string? baseAddress;
    private Link? open;

    public bool IsFull => declared.Count >= MaxLinks;

    public void Add(HtmlToken token)
    {
        switch (token.Type, token.Name)
        {
            case (HtmlTokenType.StartTag, "base"):
                baseAddress ??= Value(token.AsTag(), "href");
                break;
            case (HtmlTokenType.StartTag, "link"):
                AddDeclared(token.AsTag());
                break;
            case (HtmlTokenType.StartTag, "a"):
                AddGuessed(token.AsTag());
                break;
            case (HtmlTokenType.EndTag, "a"):
                open = null;
                break;
            case (HtmlTokenType.Character, _) when open is { Title.Length: < MaxTitle } link:
                link.Title += token.Data;
                break;
            default:
                break;
        }
    }

    /// <summary>Those declared, else those that look like feeds; comments' last, each once.</summary>
    public IReadOnlyList<FeedLink> ToFeeds(Uri page)
    {
        var against = Uri.TryCreate(ListEntry.Resolve(baseAddress, page), UriKind.Absolute, out var other) ? other : page;
        return
        [
            .. (declared.Count > 0 ? declared : guessed)
                .OrderBy(l => IsOfComments(l))
                .Select(l => (Url: ListEntry.Resolve(l.Address, against), Link: l))
                .Where(l => l.Url is not null)
                .DistinctBy(l => l.Url)
                .Select(l => new FeedLink(new Uri(l.Url ?? ""), FeedText.Folded(l.Link.Title), l.Link.MediaType)),
        ];
    }

    private void AddDeclared(HtmlTagToken tag)
    {
        var relations = tag.GetAttribute("rel").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var type = MediaType(tag);
        if (Value(tag, "href") is { } address
            && (relations.Contains("feed") || (relations.Contains("alternate") && !relations.Contains("stylesheet") && type is not null && FeedTypes.Contains(type)))
            && !address.Contains("/wp-json/", StringComparison.OrdinalIgnoreCase))
        {
            declared.Add(new Link(address, type) { Title = Cut(Value(tag, "title")) });
        }
    }

    private void AddGuessed(HtmlTagToken tag)
    {
        open = null;
        if (guessed.Count < MaxLinks && Value(tag, "href") is { } address)
        {
            var link = new Link(address, MediaType(tag)) { Title = Cut(Value(tag, "title") ?? Value(tag, "aria-label")) };
            if (LooksLikeFeed(link))
            {
                guessed.Add(link);
                open = link.Title.Length == 0 ? link : null;
            }
        }
    }

    private static bool LooksLikeFeed(Link link)
    {
        if (link.MediaType is not null && FeedTypes.Contains(link.MediaType))
        {
            return true;
        }

        var end = link.Address.AsSpan().IndexOfAny('?', '#');
        var path = (end < 0 ? link.Address : link.Address[..end]).TrimEnd('/');
        var name = path[(path.LastIndexOf('/') + 1)..];
        return FeedNames.Contains(name)
            || name.EndsWith(".rss", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".atom", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".rdf", StringComparison.OrdinalIgnoreCase)
            || link.Address.Contains("?feed=", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOfComments(Link link) =>
        link.Address.Contains("comment", StringComparison.OrdinalIgnoreCase)
        || link.Title.Contains("comment", StringComparison.OrdinalIgnoreCase)
        || link.Title.Contains("评论", StringComparison.Ordinal)
        || link.Title.Contains("留言", StringComparison.Ordinal);

    private static string? MediaType(HtmlTagToken tag) => Value(tag, "type")?.Split(';')[0].TrimEnd().ToLowerInvariant();

    private static string? Value(HtmlTagToken tag, string name) => tag.GetAttribute(name).Trim() is { Length: > 0 } value ? value : null;

    private static string Cut(string? title) => title?.Length > MaxTitle ? title[..MaxTitle] : title ?? "";

    private sealed record Link(string Address, string? MediaType)
    {
        public string Title { get; set; } = "";
    }
}
