using System.Text;

namespace NewsBot.Cli.Demo;

/// <summary>RSS as careless generators write it: bare ampersands, tags that are never closed, and an end that never came.</summary>
internal static class MalformedRss
{
    public static byte[] Write(SampleFeed feed)
    {
        var rss = Encoding.UTF8.GetString(RssFormat.Write(feed))
            .Replace("&amp;", "&", StringComparison.Ordinal)
            .Replace("</description>", "<br></description>", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(rss[..rss.LastIndexOf("</channel>", StringComparison.Ordinal)]);
    }
}
