namespace NewsBot.Feeds.Lists;

/// <summary>What lists a source's articles.</summary>
public enum ListKind
{
    /// <summary>A feed, in whatever format.</summary>
    Feed,

    /// <summary>A sitemap (https://www.sitemaps.org/protocol.html), best one for news.</summary>
    Sitemap,

    /// <summary>An HTML page with a list.</summary>
    Page,

    /// <summary>A JSON document with a list.</summary>
    Json,
}
