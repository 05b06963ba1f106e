using System.Xml;

namespace NewsBot.Cli.Demo;

/// <summary>What the three XML formats share.</summary>
internal static class FeedXml
{
    public const string Content = "http://purl.org/rss/1.0/modules/content/";
    public const string DublinCore = "http://purl.org/dc/elements/1.1/";

    public static byte[] Write(SampleOutlet outlet, Action<XmlWriter> document)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = SampleEncoding.Of(outlet), Indent = true }))
        {
            document(xml);
        }

        return bytes.ToArray();
    }
}
