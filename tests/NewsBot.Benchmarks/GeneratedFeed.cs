using System.Globalization;
using System.Net;
using System.Text;

namespace NewsBot.Benchmarks;

/// <summary>RSS as news sites write it, made up from a seed: the same bytes for every reader.</summary>
internal static class GeneratedFeed
{
    private static readonly string[] English = "the model lab says regulators released open weights after a long review of chips and data while people wait".Split(' ');
    private static readonly string[] Chinese = ["模型", "实验室", "发布", "开源", "权重", "监管", "部门", "表示", "芯片", "数据", "周一", "新的", "报告", "认为", "市场"];

    public static byte[] Rss(int entries, bool chinese)
    {
        var random = new Random(42);
        var rss = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
            + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel><title>Generated</title><link>http://site.example/</link><description>d</description>\n");
        for (var i = 0; i < entries; i++)
        {
            var date = new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc).AddMinutes(-i).ToString("R", CultureInfo.InvariantCulture);
            rss.Append(CultureInfo.InvariantCulture, $"<item><title>{Words(random, 9, chinese)}</title><link>http://site.example/{i}</link>")
                .Append(CultureInfo.InvariantCulture, $"<guid isPermaLink=\"false\">id-{i}</guid><pubDate>{date}</pubDate><dc:creator>{Words(random, 2, chinese)}</dc:creator>")
                .Append(CultureInfo.InvariantCulture, $"<category>{Words(random, 1, chinese)}</category><description>{WebUtility.HtmlEncode("<p>" + Words(random, 40, chinese) + "</p>")}</description>")
                .Append(CultureInfo.InvariantCulture, $"<content:encoded><![CDATA[<p>{Words(random, 250, chinese)}</p>]]></content:encoded></item>\n");
        }

        return Encoding.UTF8.GetBytes(rss.Append("</channel></rss>").ToString());
    }

    public static byte[] Atom(int entries)
    {
        var random = new Random(42);
        var atom = new StringBuilder("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>Generated</title><link href=\"http://site.example/\"/>\n");
        for (var i = 0; i < entries; i++)
        {
            var date = new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc).AddMinutes(-i).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            atom.Append(CultureInfo.InvariantCulture, $"<entry><id>urn:{i}</id><title type=\"html\">{Words(random, 9, false)} &amp;amp; more</title><link href=\"/{i}\"/><updated>{date}</updated>")
                .Append("<author><name>Ann</name></author><category term=\"ai\"/><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">");
            for (var paragraph = 0; paragraph < 8; paragraph++)
            {
                atom.Append(CultureInfo.InvariantCulture, $"<p>{Words(random, 12, false)} <a href=\"/{i}/{paragraph}\">{Words(random, 3, false)}</a>, {Words(random, 15, false)}<br/></p>\n");
            }

            atom.Append("</div></content></entry>\n");
        }

        return Encoding.UTF8.GetBytes(atom.Append("</feed>").ToString());
    }

    public static string Words(Random random, int count, bool chinese) =>
        string.Join(chinese ? "" : " ", Enumerable.Range(0, count).Select(_ => chinese ? Chinese[random.Next(Chinese.Length)] : English[random.Next(English.Length)]));
}
