namespace NewsBot.Feeds;

/// <summary>What a feed's elements belong to, whichever prefix they have.</summary>
internal enum FeedNamespace
{
    /// <summary>RSS itself, whose versions have namespaces of their own or none.</summary>
    Rss,
    Atom,
    Rdf,
    DublinCore,
    Content,
    Media,
    ITunes,
    Syndication,
    Other,
}

internal static class FeedNamespaces
{
    public const string Xml = "http://www.w3.org/XML/1998/namespace";

    /// <summary>Prefixes as everybody uses them, for documents that forgot to declare them.</summary>
    public static readonly IReadOnlyDictionary<string, string> ByUsualPrefix = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["atom"] = "http://www.w3.org/2005/Atom",
        ["content"] = "http://purl.org/rss/1.0/modules/content/",
        ["dc"] = "http://purl.org/dc/elements/1.1/",
        ["dcterms"] = "http://purl.org/dc/terms/",
        ["itunes"] = "http://www.itunes.com/dtds/podcast-1.0.dtd",
        ["media"] = "http://search.yahoo.com/mrss/",
        ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        ["sy"] = "http://purl.org/rss/1.0/modules/syndication/",
    };

    public static FeedNamespace Of(string uri) => uri switch
    {
        "" or "http://purl.org/rss/1.0/" or "http://my.netscape.com/rdf/simple/0.9/" or "http://channel.netscape.com/rdf/simple/0.9/"
            or "http://backend.userland.com/rss2" or "http://backend.userland.com/RSS2" or "http://blogs.law.harvard.edu/tech/rss" => FeedNamespace.Rss,
        "http://www.w3.org/2005/Atom" or "http://purl.org/atom/ns#" => FeedNamespace.Atom,
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#" => FeedNamespace.Rdf,
        "http://purl.org/dc/elements/1.1/" or "http://purl.org/dc/terms/" or "http://purl.org/dc/elements/1.0/" => FeedNamespace.DublinCore,
        "http://purl.org/rss/1.0/modules/content/" => FeedNamespace.Content,
        "http://search.yahoo.com/mrss/" or "http://search.yahoo.com/mrss" => FeedNamespace.Media,
        "http://www.itunes.com/dtds/podcast-1.0.dtd" or "http://www.itunes.com/DTDs/PodCast-1.0.dtd" => FeedNamespace.ITunes,
        "http://purl.org/rss/1.0/modules/syndication/" => FeedNamespace.Syndication,
        _ => FeedNamespace.Other,
    };
}
