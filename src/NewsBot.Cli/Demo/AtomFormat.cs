using System.Xml;

namespace NewsBot.Cli.Demo;

/// <summary>Atom 1.0 (RFC 4287).</summary>
internal static class AtomFormat
{
    public const string MediaType = "application/atom+xml";

    private const string Atom = "http://www.w3.org/2005/Atom";

    public static byte[] Write(SampleFeed feed) => FeedXml.Write(feed.Outlet, xml =>
    {
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xml", "lang", null, feed.Outlet.Language);
        xml.WriteElementString("title", Atom, feed.Outlet.Title);
        xml.WriteElementString("subtitle", Atom, feed.Outlet.Description);
        xml.WriteElementString("id", Atom, $"tag:{feed.Outlet.Id}.example,2026:feed");
        xml.WriteElementString("updated", Atom, XmlConvert.ToString(feed.Updated));
        WriteLink(xml, "self", feed.Self);
        WriteLink(xml, "alternate", feed.Home);
        foreach (var item in feed.Items)
        {
            Write(xml, item, feed.Outlet.FullText);
        }

        xml.WriteEndElement();
    });

    private static void Write(XmlWriter xml, SampleFeedItem item, bool fullText)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("title", Atom, item.Article.Title);
        xml.WriteElementString("id", Atom, item.Id);
        WriteLink(xml, "alternate", item.Link);
        xml.WriteElementString("published", Atom, XmlConvert.ToString(item.Published));
        xml.WriteElementString("updated", Atom, XmlConvert.ToString(item.Published));
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, item.Article.Author);
        xml.WriteEndElement();
        foreach (var category in item.Article.Categories)
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", category);
            xml.WriteEndElement();
        }

        xml.WriteElementString("summary", Atom, item.Article.Summary);
        if (fullText)
        {
            xml.WriteStartElement("content", Atom);
            xml.WriteAttributeString("type", "html");
            xml.WriteString(ArticlePage.Body(item.Article));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteLink(XmlWriter xml, string relation, Uri target)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", target.AbsoluteUri);
        xml.WriteEndElement();
    }
}
