using System.Text;
using NewsBot.Text;

namespace NewsBot.Feeds;

/// <summary>Reads RSS 0.90 to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0 and JSON Feed, well-formed or as a person could read them.</summary>
public static class FeedReader
{
    /// <param name="bytes">The whole document.</param>
    /// <param name="contentType">Of the HTTP answer; null where there was none.</param>
    /// <param name="baseUri">Where it came from, which relative addresses refer to.</param>
    /// <returns>Never throws, whatever the bytes are.</returns>
    public static FeedResult Read(ReadOnlyMemory<byte> bytes, string? contentType, Uri? baseUri) =>
        Read(bytes, contentType, baseUri, FeedLimits.Default);

    /// <inheritdoc cref="Read(ReadOnlyMemory{byte}, string?, Uri?)"/>
    public static FeedResult Read(ReadOnlyMemory<byte> bytes, string? contentType, Uri? baseUri, FeedLimits limits)
    {
        var encoding = TextEncoding.OfXml(bytes.Span, contentType);
        var utf8 = encoding is UTF8Encoding ? bytes : Utf8Copy.Of(bytes.Span, encoding);
        var text = utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8.Span[Encoding.UTF8.Preamble.Length..] : utf8.Span;
        var address = baseUri is { IsAbsoluteUri: true } ? baseUri.AbsoluteUri : null;
        return JsonFeedReader.LooksLikeJson(text) ? JsonFeedReader.Read(text, address, limits) : XmlFeedReader.Read(text, address, limits);
    }
}
