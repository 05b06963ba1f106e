namespace NewsBot.Feeds.Markup;

/// <summary>What a feed's elements belong to, whichever prefix they have.</summary>
internal enum FeedNamespace
{
    /// <summary>RSS and Atom themselves, in whatever version: their names mean the same in both.</summary>
    Core,
    Rdf,
    DublinCore,
    Content,
    Media,
    ITunes,
    Syndication,
    Thread,
    Slash,
    Xhtml,
    Other,
}
