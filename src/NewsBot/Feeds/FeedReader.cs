using System.Text;
using System.Text.Json;
using System.Xml;
using NewsBot.Text;

namespace NewsBot.Feeds;

/// <summary>Reads RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom 1.0 and JSON Feed, well-formed or nearly so.</summary>
public static class FeedReader
{
    /// <summary>Entries beyond these are left out: no feed has them, only an attack.</summary>
    public const int MaxEntries = 10_000;

    /// <param name="bytes">The whole document.</param>
    /// <param name="contentType">Of the HTTP answer; null where there was none.</param>
    /// <param name="baseUri">Where it came from, which relative addresses refer to.</param>
    /// <returns>Never throws, whatever the bytes are.</returns>
    public static FeedResult Read(ReadOnlyMemory<byte> bytes, string? contentType, Uri? baseUri)
    {
        if (JsonFeedReader.LooksLikeJson(bytes.Span))
        {
            return ReadJson(bytes, baseUri);
        }

        var encoding = TextEncoding.OfXml(bytes.Span, contentType);
        try
        {
            using var text = new StreamReader(new ReadOnlyMemoryStream(bytes), encoding, detectEncodingFromByteOrderMarks: true);
            return XmlFeedReader.Read(text, baseUri) is { } feed ? new FeedResult.Read(feed) : NotAFeed(encoding.GetString(bytes.Span));
        }
        catch (XmlException strict)
        {
            return ReadBroken(encoding.GetString(bytes.Span), strict, baseUri);
        }
    }

    private static FeedResult ReadJson(ReadOnlyMemory<byte> bytes, Uri? baseUri)
    {
        try
        {
            return JsonFeedReader.Read(bytes, baseUri) is { } feed
                ? new FeedResult.Read(feed)
                : new FeedResult.NotAFeed("It is JSON, but no JSON Feed: it has no \"items\".");
        }
        catch (JsonException e)
        {
            return new FeedResult.NotAFeed($"It begins like JSON but can't be read (line {e.LineNumber + 1}).");
        }
    }

    private static FeedResult ReadBroken(string text, XmlException strict, Uri? baseUri)
    {
        using var mended = new StringReader(BrokenXml.Mend(text));
        return XmlFeedReader.ReadAsFarAsItGoes(mended, baseUri) is { Entries.Count: > 0 } feed
            ? new FeedResult.Read(feed, $"not well-formed at line {strict.LineNumber}: {FirstSentence(strict.Message)}")
            : NotAFeed(text, strict);
    }

    private static FeedResult.NotAFeed NotAFeed(string text, XmlException? broken = null)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, 2_000));
        return new FeedResult.NotAFeed(
            start.Trim().Length == 0 ? "It is empty."
            : start.Contains("<html", StringComparison.OrdinalIgnoreCase) || start.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)
                ? "It is an HTML page, not a feed; look for the site's RSS or Atom address."
            : broken is null ? "It is XML, but neither RSS nor Atom."
            : $"It is no feed: line {broken.LineNumber} can't be read ({FirstSentence(broken.Message)}).");
    }

    private static string FirstSentence(string message) => message.Split(". ", 2)[0].TrimEnd('.');
}
