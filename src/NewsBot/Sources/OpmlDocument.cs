using System.Xml;

namespace NewsBot.Sources;

/// <summary>Reads and writes OPML 2.0, and reads what other versions and programs make of it.</summary>
public static class OpmlDocument
{
    private const int MaxDepth = 64;
    private const long MaxCharacters = 64 * 1_024 * 1_024;

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        CheckCharacters = false,
        IgnoreComments = true,
    };

    private static readonly XmlWriterSettings Readable = new() { Indent = true, CloseOutput = false };

    /// <returns>Its feeds, or in one line why it can't be read.</returns>
    public static (IReadOnlyList<OpmlOutline>? Outlines, string? Error) Read(Stream stream)
    {
        try
        {
            using var xml = XmlReader.Create(stream, Safe);
            xml.MoveToContent();
            return xml.LocalName.Equals("opml", StringComparison.OrdinalIgnoreCase)
                ? (Outlines(xml), null)
                : (null, $"It is no OPML: it begins with <{xml.LocalName}>.");
        }
        catch (XmlException e)
        {
            return (null, $"Line {e.LineNumber} can't be read: {e.Message.Split(". ", 2)[0].TrimEnd('.')}.");
        }
    }

    public static void Write(IEnumerable<Source> sources, string title, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, Readable);
        xml.WriteStartElement("opml");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteStartElement("head");
        xml.WriteElementString("title", title);
        xml.WriteEndElement();
        xml.WriteStartElement("body");
        foreach (var folder in sources.GroupBy(s => s.Category ?? "").OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var folders = folder.Key.Split('/', StringSplitOptions.RemoveEmptyEntries);
            foreach (var name in folders)
            {
                xml.WriteStartElement("outline");
                xml.WriteAttributeString("text", name);
            }

            foreach (var source in folder)
            {
                Write(source, xml);
            }

            foreach (var _ in folders)
            {
                xml.WriteEndElement();
            }
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static List<OpmlOutline> Outlines(XmlReader xml)
    {
        var found = new List<OpmlOutline>();
        var folders = new Stack<(int Depth, string Name)>();
        while (xml.Read())
        {
            if (xml.Depth > MaxDepth)
            {
                throw new XmlException($"Outlines are nested more than {MaxDepth} deep");
            }

            if (xml.NodeType != XmlNodeType.Element || !xml.LocalName.Equals("outline", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            while (folders.TryPeek(out var open) && open.Depth >= xml.Depth)
            {
                folders.Pop();
            }

            var title = Attribute(xml, "title") is { Length: > 0 } named ? named : Attribute(xml, "text") ?? "";
            if (Attribute(xml, "xmlUrl") is { Length: > 0 } url)
            {
                var category = folders.Count == 0 ? null : string.Join('/', folders.Reverse().Select(f => f.Name.Replace('/', '-')));
                found.Add(new OpmlOutline(url.Trim(), title.Trim(), category, Attribute(xml, "language")));
            }
            else if (!xml.IsEmptyElement)
            {
                folders.Push((xml.Depth, title.Trim()));
            }
        }

        return found;
    }

    // Names are written in every case.
    private static string? Attribute(XmlReader xml, string name)
    {
        string? value = null;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            if (xml.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                value = xml.Value;
                break;
            }
        }

        xml.MoveToElement();
        return value;
    }

    private static void Write(Source source, XmlWriter xml)
    {
        xml.WriteStartElement("outline");
        xml.WriteAttributeString("type", "rss");
        xml.WriteAttributeString("text", source.Title.Length > 0 ? source.Title : source.Url);
        xml.WriteAttributeString("title", source.Title);
        xml.WriteAttributeString("xmlUrl", source.Url);
        if (source.Language is { } language)
        {
            xml.WriteAttributeString("language", language);
        }

        xml.WriteEndElement();
    }
}
