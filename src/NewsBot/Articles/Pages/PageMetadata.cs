using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsBot.Text;

namespace NewsBot.Articles.Pages;

/// <summary>What a page says of its article in its head: linked data, Open Graph, Twitter's cards, Dublin Core, microdata, plain HTML, in that order.</summary>
internal sealed class PageMetadata(IHtmlDocument document, LinkedData linked, Uri? url)
{
    private const int MaxLength = 500;

    private readonly Dictionary<string, string> meta = Metas(document);
    private readonly Uri? baseUri = Absolute(document.QuerySelector("base[href]")?.GetAttribute("href"), url) ?? url;

    public string Title => Line(linked.Title ?? Meta("og:title", "twitter:title", "dc.title", "dcterms.title") ?? Item("headline")
        ?? Heading ?? document.Title) ?? "";

    /// <summary>Everything that stands as the article's title on the page.</summary>
    public IReadOnlyCollection<string> Titles =>
        [.. document.QuerySelectorAll("h1").Select(h => h.TextContent), linked.Title ?? "", Meta("og:title") ?? "", document.Title ?? ""];

    public string? Byline => Line(linked.Author) ?? Name(Meta("author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author"))
        ?? Name(Meta("article:author")) ?? Item("author") ?? Text("[rel=author]") ?? Text(".byline, .author");

    public DateTimeOffset? Published =>
        ((ReadOnlySpan<string?>)
        [
            linked.Published, Meta("article:published_time", "og:article:published_time"), Meta("dc.date.issued", "dcterms.created", "dc.date", "date", "pubdate"),
            Item("datePublished"), document.QuerySelector("time[pubdate], article time[datetime], time[datetime]")?.GetAttribute("datetime"),
        ]).ToArray().Select(WrittenDate.Parse).FirstOrDefault(d => d is not null);

    public string? Site => Line(Meta("og:site_name") ?? linked.Publisher ?? Meta("application-name", "dc.publisher"));

    /// <summary>As declared, in BCP 47.</summary>
    public string? Language => document.DocumentElement.GetAttribute("lang") is { Length: > 0 } lang ? lang
        : Meta("content-language", "dc.language", "og:locale") ?? linked.Language;

    public Uri? Image => Absolute(Meta("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src") ?? linked.Image
        ?? document.QuerySelector("link[rel=image_src]")?.GetAttribute("href"), baseUri);

    public Uri? Canonical => Absolute(document.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? Meta("og:url"), baseUri);

    /// <summary>The only heading of the first rank; several say nothing.</summary>
    private string? Heading => document.QuerySelectorAll("h1") is { Length: 1 } headings ? Line(headings[0].TextContent) : null;

    private static Dictionary<string, string> Metas(IHtmlDocument document)
    {
        var metas = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in document.QuerySelectorAll("meta[content]"))
        {
            var name = element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop");
            if (name is not null && element.GetAttribute("content") is { } content && !string.IsNullOrWhiteSpace(content))
            {
                metas.TryAdd(name.Trim(), content);
            }
        }

        return metas;
    }

    private string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (meta.TryGetValue(name, out var content))
            {
                return content;
            }
        }

        return null;
    }

    /// <summary>Microdata, by the attribute that carries the value (HTML, 5.2.4).</summary>
    private string? Item(string property) => document.QuerySelector($"[itemprop~={property}]") is not { } item ? null
        : Line(item.GetAttribute("content") ?? item.GetAttribute("datetime") ?? (item.QuerySelector("[itemprop=name]") ?? item).TextContent);

    private string? Text(string selector) => Line(document.QuerySelector(selector)?.TextContent) is { Length: <= 100 } text ? text : null;

    /// <summary>Some give an author's address for the name.</summary>
    private static string? Name(string? author) => author is null || author.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? null : Line(author);

    private static string? Line(string? text)
    {
        var line = PlainText.FromHtml(text ?? "").Replace('\n', ' ');
        return line.Length is 0 or > MaxLength ? null : line;
    }

    private static Uri? Absolute(string? address, Uri? baseUri)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return null;
        }

        var given = address.Trim();
        var isAbsolute = baseUri is null ? Uri.TryCreate(given, UriKind.Absolute, out var uri) : Uri.TryCreate(baseUri, given, out uri);
        return isAbsolute && uri is { Scheme: "http" or "https" } ? uri : null;
    }
}
