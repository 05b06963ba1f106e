using System.Xml;

namespace NewsBot.Cli.Demo;

/// <summary>RSS 1.0 (https://web.resource.org/rss/1.0/spec) with the modules Dublin Core and Content.</summary>
internal static class RdfFormat
{
    public const string MediaType = "application/rdf+xml";

    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Rss = "http://purl.org/rss/1.0/";

    public static byte[] Write(SampleFeed feed) => FeedXml.Write(feed.Outlet, xml =>
    {
        xml.WriteStartElement("rdf", "RDF", Rdf);
        xml.WriteAttributeString("xmlns", Rss);
        xml.WriteAttributeString("xmlns", "dc", null, FeedXml.DublinCore);
        xml.WriteAttributeString("xmlns", "content", null, FeedXml.Content);
        WriteChannel(xml, feed);
        foreach (var item in feed.Items)
        {
            Write(xml, item, feed.Outlet.FullText);
        }

        xml.WriteEndElement();
    });

    private static void WriteChannel(XmlWriter xml, SampleFeed feed)
    {
        xml.WriteStartElement("channel", Rss);
        xml.WriteAttributeString("about", Rdf, feed.Self.AbsoluteUri);
        xml.WriteElementString("title", Rss, feed.Outlet.Title);
        xml.WriteElementString("link", Rss, feed.Home.AbsoluteUri);
        xml.WriteElementString("description", Rss, feed.Outlet.Description);
        xml.WriteElementString("language", FeedXml.DublinCore, feed.Outlet.Language);
        xml.WriteStartElement("items", Rss);
        xml.WriteStartElement("Seq", Rdf);
        foreach (var item in feed.Items)
        {
            xml.WriteStartElement("li", Rdf);
            xml.WriteAttributeString("resource", Rdf, item.Link.AbsoluteUri);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, SampleFeedItem item, bool fullText)
    {
        xml.WriteStartElement("item", Rss);
        xml.WriteAttributeString("about", Rdf, item.Link.AbsoluteUri);
        xml.WriteElementString("title", Rss, item.Article.Title);
        xml.WriteElementString("link", Rss, item.Link.AbsoluteUri);
        xml.WriteElementString("description", Rss, item.Article.Summary);
        xml.WriteElementString("date", FeedXml.DublinCore, XmlConvert.ToString(item.Published));
        xml.WriteElementString("creator", FeedXml.DublinCore, item.Article.Author);
        foreach (var category in item.Article.Categories)
        {
            xml.WriteElementString("subject", FeedXml.DublinCore, category);
        }

        if (fullText)
        {
            xml.WriteElementString("encoded", FeedXml.Content, ArticlePage.Body(item.Article));
        }

        xml.WriteEndElement();
    }
}
