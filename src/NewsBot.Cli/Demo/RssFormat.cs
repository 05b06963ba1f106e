using System.Globalization;
using System.Xml;

namespace NewsBot.Cli.Demo;

/// <summary>RSS 2.0 (https://www.rssboard.org/rss-specification).</summary>
internal static class RssFormat
{
    public const string MediaType = "application/rss+xml";

    public static byte[] Write(SampleFeed feed) => FeedXml.Write(feed.Outlet, xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "dc", null, FeedXml.DublinCore);
        xml.WriteAttributeString("xmlns", "content", null, FeedXml.Content);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", feed.Outlet.Title);
        xml.WriteElementString("link", feed.Home.AbsoluteUri);
        xml.WriteElementString("description", feed.Outlet.Description);
        xml.WriteElementString("language", feed.Outlet.Language);
        xml.WriteElementString("lastBuildDate", Date(feed.Updated));
        foreach (var item in feed.Items)
        {
            Write(xml, item, feed.Outlet.FullText);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void Write(XmlWriter xml, SampleFeedItem item, bool fullText)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", item.Article.Title);
        xml.WriteElementString("link", item.Link.AbsoluteUri);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(item.Id);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Date(item.Published));
        xml.WriteElementString("dc", "creator", FeedXml.DublinCore, item.Article.Author);
        foreach (var category in item.Article.Categories)
        {
            xml.WriteElementString("category", category);
        }

        xml.WriteElementString("description", item.Article.Summary);
        if (fullText)
        {
            xml.WriteElementString("content", "encoded", FeedXml.Content, ArticlePage.Body(item.Article));
        }

        xml.WriteEndElement();
    }

    private static string Date(DateTimeOffset at) => at.ToString("r", CultureInfo.InvariantCulture);
}
