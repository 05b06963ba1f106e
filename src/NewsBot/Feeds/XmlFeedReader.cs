using NewsBot.Feeds.Markup;

namespace NewsBot.Feeds;

/// <summary>RSS, RDF and Atom in one pass over the document; no tree of it is ever built.</summary>
internal static class XmlFeedReader
{
    /// <param name="markup">In UTF-8, without a mark.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="limits">What is read of it at most.</param>
    public static FeedResult Read(ReadOnlySpan<byte> markup, string? address, FeedLimits limits)
    {
        var start = markup.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty)
        {
            return new FeedResult.NotAFeed("It is empty.");
        }

        using var text = new TextBuffer();
        var xml = new MarkupReader(markup, address, limits, text);
        if (FormatOf(ref xml) is not { } format)
        {
            return NotAFeed(ref xml, start[0] == '<');
        }

        if (start[0] != '<' || (start.Length < markup.Length && start.StartsWith("<?xml"u8)))
        {
            xml.FaultBeforeRoot();
        }

        var feed = new FeedDraft(limits) { Format = format, Language = xml.Language };
        FeedElements.Read(ref xml, feed);
        return new FeedResult.Read(feed.ToFeed(), FaultText.Of(xml.Faults, xml.FaultLine));
    }

    /// <summary>Moves to the feed's root, whatever stands before it; null where there is none.</summary>
    private static FeedFormat? FormatOf(ref MarkupReader xml)
    {
        for (var isFirst = true; xml.NextElement(); isFirst = false)
        {
            FeedFormat? format = (xml.Name, xml.Namespace) switch
            {
                ("rss", _) or ("channel", FeedNamespace.Core) => FeedFormat.Rss,
                ("rdf", _) => FeedFormat.Rdf,
                ("feed", FeedNamespace.Core) => FeedFormat.Atom,
                _ => null,
            };
            if (format is not null)
            {
                if (!isFirst)
                {
                    xml.FaultBeforeRoot();
                }

                // RSS does not say whether its text is HTML; Atom 1.0 has a div that is not part of the content (RFC 4287, 3.1.1.3).
                xml.GuessesHtml = format != FeedFormat.Atom;
                xml.DropsOuterDiv = format == FeedFormat.Atom && xml.Attribute("version"u8)?.StartsWith('0') != true;
                return format;
            }

            if (xml.Name == "html")
            {
                return null;
            }
        }

        return null;
    }

    private static FeedResult.NotAFeed NotAFeed(ref MarkupReader xml, bool isMarkup) => new(
        xml.Name == "html" || xml.IsHtmlDeclared ? "It is an HTML page, not a feed; look for the site's RSS or Atom address."
        : isMarkup ? "It is XML, but neither RSS nor Atom."
        : "It is no feed: it is neither XML nor JSON.");
}
