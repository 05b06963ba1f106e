namespace NewsBot.Feeds;

public enum FeedFormat
{
    Rss,
    Rdf,
    Atom,
    Json,
    Sitemap,
    Page,
    JsonList,
}
