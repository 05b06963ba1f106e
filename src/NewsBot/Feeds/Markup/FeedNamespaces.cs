using System.Collections.Frozen;
using System.Text;

namespace NewsBot.Feeds.Markup;

internal static class FeedNamespaces
{
    private const int Longest = 80;

    private static readonly FrozenDictionary<string, FeedNamespace> ByAddress = new Dictionary<string, FeedNamespace>
    {
        [""] = FeedNamespace.Core,
        ["http://backend.userland.com/rss"] = FeedNamespace.Core,
        ["http://backend.userland.com/rss2"] = FeedNamespace.Core,
        ["http://backend.userland.com/rss091"] = FeedNamespace.Core,
        ["http://backend.userland.com/rss092"] = FeedNamespace.Core,
        ["http://blogs.law.harvard.edu/tech/rss"] = FeedNamespace.Core,
        ["http://cyber.law.harvard.edu/rss"] = FeedNamespace.Core,
        ["http://purl.org/rss/1.0/"] = FeedNamespace.Core,
        ["http://purl.org/rss/1.0/modules/rss091#"] = FeedNamespace.Core,
        ["http://my.netscape.com/rdf/simple/0.9/"] = FeedNamespace.Core,
        ["http://channel.netscape.com/rdf/simple/0.9/"] = FeedNamespace.Core,
        ["http://www.w3.org/2005/atom"] = FeedNamespace.Core,
        ["http://purl.org/atom/ns#"] = FeedNamespace.Core,
        ["http://purl.org/echo/"] = FeedNamespace.Core,
        ["http://purl.org/pie/"] = FeedNamespace.Core,
        ["http://example.com/newformat#"] = FeedNamespace.Core,
        ["http://example.com/necho"] = FeedNamespace.Core,
        ["uri/of/echo/namespace#"] = FeedNamespace.Core,
        ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"] = FeedNamespace.Rdf,
        ["http://purl.org/dc/elements/1.0/"] = FeedNamespace.DublinCore,
        ["http://purl.org/dc/elements/1.1/"] = FeedNamespace.DublinCore,
        ["http://purl.org/dc/terms/"] = FeedNamespace.DublinCore,
        ["http://purl.org/rss/1.0/modules/content/"] = FeedNamespace.Content,
        ["http://search.yahoo.com/mrss"] = FeedNamespace.Media,
        ["http://search.yahoo.com/mrss/"] = FeedNamespace.Media,
        ["http://www.itunes.com/dtds/podcast-1.0.dtd"] = FeedNamespace.ITunes,
        ["http://example.com/dtds/podcast-1.0.dtd"] = FeedNamespace.ITunes,
        ["http://purl.org/rss/1.0/modules/syndication/"] = FeedNamespace.Syndication,
        ["http://purl.org/syndication/thread/1.0"] = FeedNamespace.Thread,
        ["http://purl.org/rss/1.0/modules/threading/"] = FeedNamespace.Thread,
        ["http://purl.org/rss/1.0/modules/slash/"] = FeedNamespace.Slash,
        ["http://www.w3.org/1999/xhtml"] = FeedNamespace.Xhtml,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // As everybody uses them, for documents that forgot to declare them.
    private static readonly FrozenDictionary<string, FeedNamespace> ByUsualPrefix = new Dictionary<string, FeedNamespace>
    {
        ["atom"] = FeedNamespace.Core,
        ["a10"] = FeedNamespace.Core,
        ["rss"] = FeedNamespace.Core,
        ["content"] = FeedNamespace.Content,
        ["dc"] = FeedNamespace.DublinCore,
        ["dcterms"] = FeedNamespace.DublinCore,
        ["itunes"] = FeedNamespace.ITunes,
        ["media"] = FeedNamespace.Media,
        ["rdf"] = FeedNamespace.Rdf,
        ["sy"] = FeedNamespace.Syndication,
        ["thr"] = FeedNamespace.Thread,
        ["slash"] = FeedNamespace.Slash,
        ["xhtml"] = FeedNamespace.Xhtml,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="address">As declared, in UTF-8; its case is not looked at, for feeds don't either.</param>
    public static FeedNamespace Of(ReadOnlySpan<byte> address) => Find(ByAddress, address);

    /// <summary>What the author of a prefix that was not declared will have meant.</summary>
    public static FeedNamespace OfUsualPrefix(ReadOnlySpan<byte> prefix) => Find(ByUsualPrefix, prefix);

    private static FeedNamespace Find(FrozenDictionary<string, FeedNamespace> among, ReadOnlySpan<byte> name)
    {
        Span<char> lower = stackalloc char[Longest];
        return name.Length <= Longest
            && Ascii.ToLower(name, lower, out var length) == System.Buffers.OperationStatus.Done
            && among.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower[..length], out var found)
                ? found
                : FeedNamespace.Other;
    }
}
