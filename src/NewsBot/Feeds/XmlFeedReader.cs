using System.Xml;

namespace NewsBot.Feeds;

/// <summary>RSS, RDF and Atom in one pass over the document; no tree of it is ever built.</summary>
internal static class XmlFeedReader
{
    /// <summary>Deeper than any feed; content of ours is never nested at all.</summary>
    private const int MaxDepth = 256;

    // DTDs are not merely left unread: a document with one takes the way of broken ones, which cuts it out (entity expansion).
    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };

    /// <summary>Null where it is well-formed and no feed.</summary>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public static Feed? Read(TextReader text, Uri? baseUri)
    {
        using var xml = XmlReader.Create(text, Strict);
        var draft = new FeedDraft(baseUri);
        ReadRoot(xml, draft);
        return draft.ToFeed();
    }

    /// <summary>What came before the document broke; null where that is no feed.</summary>
    public static Feed? ReadAsFarAsItGoes(TextReader text, Uri? baseUri)
    {
        var settings = Strict.Clone();
        settings.CheckCharacters = false;
        settings.ConformanceLevel = ConformanceLevel.Document;
        using var xml = XmlReader.Create(text, settings);
        var draft = new FeedDraft(baseUri);
        try
        {
            ReadRoot(xml, draft);
        }
        catch (XmlException)
        {
            // The entries read so far are whole.
            return draft.ToFeed();
        }

        return draft.ToFeed();
    }

    private static void ReadRoot(XmlReader xml, FeedDraft draft)
    {
        xml.MoveToContent();
        switch (xml.LocalName, FeedNamespaces.Of(xml.NamespaceURI))
        {
            case ("rss", _):
                draft.Format = FeedFormat.Rss;
                RssReader.Read(xml, draft);
                break;
            case ("RDF", FeedNamespace.Rdf):
                draft.Format = FeedFormat.Rdf;
                RssReader.Read(xml, draft);
                break;
            case ("feed", FeedNamespace.Atom):
                draft.Format = FeedFormat.Atom;
                AtomReader.Read(xml, draft);
                break;
            default:
                // Read to the end all the same: whether it is well-formed decides what is said of it.
                while (xml.Read())
                {
                    Guard(xml);
                }

                break;
        }
    }

    /// <summary>Moves through the elements right below the one the reader stands on, and past it.</summary>
    public static IEnumerable<XmlReader> Children(XmlReader xml)
    {
        Guard(xml);
        if (xml.IsEmptyElement)
        {
            xml.Read();
            yield break;
        }

        var depth = xml.Depth;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                var (line, position) = At(xml);
                yield return xml;
                if (At(xml) == (line, position) && xml.NodeType == XmlNodeType.Element)
                {
                    xml.Skip();
                }
            }
            else if (!xml.Read())
            {
                yield break;
            }
        }

        xml.Read();
    }

    /// <summary>All text within the element, and past it.</summary>
    public static string Text(XmlReader xml)
    {
        Guard(xml);
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return "";
        }

        var depth = xml.Depth;
        var first = "";
        System.Text.StringBuilder? more = null;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                if (first.Length == 0 && more is null)
                {
                    first = xml.Value;
                }
                else
                {
                    (more ??= new System.Text.StringBuilder(first)).Append(xml.Value);
                }
            }
        }

        xml.Read();
        return more?.ToString() ?? first;
    }

    private static void Guard(XmlReader xml)
    {
        if (xml.Depth > MaxDepth)
        {
            throw new XmlException($"Elements are nested more than {MaxDepth} deep.");
        }
    }

    private static (int Line, int Position) At(XmlReader xml) =>
        xml is IXmlLineInfo info ? (info.LineNumber, info.LinePosition) : (0, 0);
}
