using System.Globalization;
using System.Text;
using System.Xml;
using NewsBot.Feeds.Lists;

namespace NewsBot.Sources;

/// <summary>Sources as an OPML 2.0 document.</summary>
internal static class OpmlWriter
{
    private static readonly XmlWriterSettings Readable = new()
    {
        Indent = true,
        CloseOutput = false,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    public static void Write(IEnumerable<OpmlOutline> outlines, string title, DateTimeOffset created, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, Readable);
        xml.WriteStartElement("opml");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", OpmlNames.Prefix, null, OpmlNames.Namespace);
        xml.WriteStartElement("head");
        xml.WriteElementString("title", Xml(title));
        xml.WriteElementString("dateCreated", created.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteStartElement("body");

        // Folders in one order, so that each is written once and the same sources always give the same document.
        IReadOnlyList<string> open = [];
        foreach (var folder in outlines.GroupBy(o => o.Category).Select(g => (Names: OpmlFolders.Of(g.Key), Outlines: g)).OrderBy(f => string.Join('\0', f.Names), StringComparer.Ordinal))
        {
            var shared = open.Zip(folder.Names).TakeWhile(n => n.First == n.Second).Count();
            for (var closed = open.Count; closed > shared; closed--)
            {
                xml.WriteEndElement();
            }

            foreach (var name in folder.Names.Skip(shared))
            {
                xml.WriteStartElement("outline");
                xml.WriteAttributeString("text", Xml(name));
            }

            open = folder.Names;
            foreach (var outline in folder.Outlines)
            {
                Write(outline, xml);
            }
        }

        xml.WriteEndDocument();
    }

    private static void Write(OpmlOutline outline, XmlWriter xml)
    {
        xml.WriteStartElement("outline");
        xml.WriteAttributeString("type", "rss");
        xml.WriteAttributeString("text", Xml(outline.Title.Length > 0 ? outline.Title : outline.Url));
        Write(xml, "title", outline.Title);
        Write(xml, "xmlUrl", outline.Url);
        Write(xml, "htmlUrl", outline.HomePage);
        Write(xml, "description", outline.Description);
        Write(xml, "language", outline.Language);
        foreach (var name in ListForm.Names)
        {
            Write(xml, name, outline.Form.ValueOf(name), OpmlNames.Namespace);
        }

        Write(xml, OpmlNames.FullText, outline.FullText ? "true" : null, OpmlNames.Namespace);
        Write(xml, OpmlNames.Enabled, outline.Enabled ? null : "false", OpmlNames.Namespace);
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, string name, string? value, string? ns = null)
    {
        if (!string.IsNullOrEmpty(value))
        {
            xml.WriteAttributeString(name, ns, Xml(value));
        }
    }

    // What XML can't hold is left out (XML 1.0, 2.2).
    private static string Xml(string text) =>
        text.AsSpan().IndexOfAnyExceptInRange(' ', '\uD7FF') < 0 ? text : string.Concat(text.EnumerateRunes().Where(IsXml));

    private static bool IsXml(Rune rune) => rune.Value is '\t' or '\n' or '\r' or >= ' ' and not (0xFFFE or 0xFFFF);
}
