using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

namespace NewsBot.Cli.Demo;

/// <summary>An article's own page, with the furniture that surrounds articles everywhere.</summary>
internal static class ArticlePage
{
    /// <param name="related">What else the page links to.</param>
    public static string Write(SampleOutlet outlet, SampleFeedItem item, IEnumerable<SampleFeedItem> related) => $"""
        <!DOCTYPE html>
        <html lang="{outlet.Language}">
        <head>
        <meta charset="{outlet.Encoding}">
        <title>{Encode(item.Article.Title)} | {Encode(outlet.Title)}</title>
        <link rel="canonical" href="{item.Link.AbsoluteUri}">
        <meta name="description" content="{Encode(item.Article.Summary)}">
        <meta property="og:type" content="article">
        <meta property="og:site_name" content="{Encode(outlet.Title)}">
        <script type="application/ld+json">{LinkedData(outlet, item)}</script>
        </head>
        <body>
        <header>
        <a href="{outlet.HomePath}">{Encode(outlet.Title)}</a>
        <nav>{Sections(outlet)}</nav>
        </header>
        <main>
        <article>
        <h1>{Encode(item.Article.Title)}</h1>
        <p class="byline"><span rel="author">{Encode(item.Article.Author)}</span> · {Time(item)}</p>
        {Body(item.Article)}</article>
        <aside>
        {Links(related)}</aside>
        </main>
        <footer><p>{Encode(outlet.Imprint)}</p></footer>
        </body>
        </html>

        """;

    /// <summary>The article's paragraphs as HTML, as feeds with full text carry them too.</summary>
    public static string Body(SampleArticle article) =>
        string.Concat(article.Paragraphs.Select(paragraph => $"<p>{Encode(paragraph)}</p>\n"));

    public static string Links(IEnumerable<SampleFeedItem> items) =>
        List(items.Select(item => (item.Link.AbsoluteUri, item.Article.Title)));

    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Time(SampleFeedItem item) =>
        $"<time datetime=\"{Date(item)}\">{item.Published.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}</time>";

    private static string Sections(SampleOutlet outlet) => List(outlet.Sections.Select(section => (outlet.HomePath, section)));

    private static string List(IEnumerable<(string Target, string Text)> links) =>
        $"<ul>\n{string.Concat(links.Select(link => $"<li><a href=\"{Encode(link.Target)}\">{Encode(link.Text)}</a></li>\n"))}</ul>\n";

    // Schema.org's NewsArticle; the default encoder leaves nothing in it that could end the script element.
    private static string LinkedData(SampleOutlet outlet, SampleFeedItem item) => new JsonObject
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "NewsArticle",
        ["headline"] = item.Article.Title,
        ["datePublished"] = Date(item),
        ["inLanguage"] = outlet.Language,
        ["mainEntityOfPage"] = item.Link.AbsoluteUri,
        ["author"] = new JsonObject { ["@type"] = "Person", ["name"] = item.Article.Author },
        ["publisher"] = new JsonObject { ["@type"] = "NewsMediaOrganization", ["name"] = outlet.Title },
    }.ToJsonString(JsonSerializerOptions.Default);

    private static string Date(SampleFeedItem item) => XmlConvert.ToString(item.Published);
}
