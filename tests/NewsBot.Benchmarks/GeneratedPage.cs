using System.Globalization;
using System.Text;

namespace NewsBot.Benchmarks;

/// <summary>An article's page as news sites write it, made up from a seed: menus, scripts, teasers and comments around the text.</summary>
internal static class GeneratedPage
{
    public static byte[] Html(int paragraphs, bool chinese)
    {
        var random = new Random(42);
        var page = new StringBuilder("<!doctype html><html lang=\"" + (chinese ? "zh-CN" : "en") + "\"><head><meta charset=\"utf-8\"><title>Generated</title>")
            .Append("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Generated\",\"datePublished\":\"2026-11-24T08:00:00Z\"}</script>");
        for (var i = 0; i < 20; i++)
        {
            page.Append(CultureInfo.InvariantCulture, $"<script>var s{i}='{new string('x', 2_000)}';</script>");
        }

        page.Append("</head><body>");
        Links(page, random, 80, chinese, "nav");
        page.Append("<div class=\"content\"><article><h1>Generated</h1>");
        for (var i = 0; i < paragraphs; i++)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{GeneratedFeed.Words(random, 60, chinese)}, <a href=\"/{i}\">{GeneratedFeed.Words(random, 3, chinese)}</a>.</p>");
        }

        page.Append("</article></div>");
        Links(page, random, 40, chinese, "related");
        return Encoding.UTF8.GetBytes(page.Append("</body></html>").ToString());
    }

    private static void Links(StringBuilder page, Random random, int count, bool chinese, string name)
    {
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"{name}\"><ul>");
        for (var i = 0; i < count; i++)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li class=\"item\"><a href=\"/{name}/{i}\">{GeneratedFeed.Words(random, 8, chinese)}</a></li>");
        }

        page.Append("</ul></div>");
    }
}
