namespace NewsBot.Tests.Articles.Pages;

/// <summary>Invented pages, in the manner of news sites.</summary>
internal static class SamplePages
{
    public const string Lead = "The city council of Example decided on Monday that the old iron bridge over the river will be mended and not pulled down.";
    public const string Body = "Engineers had said in spring that its bearings were worn, its paint was gone, and its steel, which is older than most houses around it, would last ten years at best.";
    public const string End = "Work is to begin in March and to take two years, the mayor said; until then lorries have to go round by the northern road, which pleases nobody there.";

    public static string English(string? article = null, string? head = null) =>
        $"""
        <!doctype html><html lang="en-GB"><head><title>The bridge stays | The Example Times</title>{head}</head><body>
        <header><nav><ul><li><a href="/">Home</a></li><li><a href="/city">City</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
        <div class="cookie-banner"><p>We and our partners use cookies to measure what you read, to show advertisements, and for much else that you may refuse.</p></div>
        <div class="layout has-sidebar"><article><h1>The bridge stays</h1>
        <p class="byline">By Ann Other</p><p>24 November 2026, 10:15</p>
        {article ?? $"<p>{Lead}</p><figure><img src='bridge.jpg'><figcaption>The bridge on a Sunday morning in autumn, seen from the southern bank of the river.</figcaption></figure><p>{Body}</p><p>{End}</p>"}
        <div class="share-tools"><a href="#">Share this on a network of your choice</a></div>
        <div class="related-articles"><h2>Related</h2><ul><li><a href="/a">A ferry for the meantime is being looked for by the council</a></li></ul></div>
        </article><aside><p>The five most read articles of this week, chosen by readers like you, and sent to you by letter each Friday, free of charge.</p></aside></div>
        <section id="comments"><h2>Comments</h2><p>I have crossed it every day of my life, and I am glad, said one reader, that somebody in this town still has some sense left.</p></section>
        <footer><p>© The Example Times. All rights reserved, and nothing may be copied without a written permission of the publishers.</p></footer>
        </body></html>
        """;

    public const string Chinese =
        """
        <!doctype html><html lang="zh-CN"><head><meta charset="gb2312"><title>老铁桥将保留_示例日报</title></head><body>
        <div class="nav"><a href="/">首页</a> <a href="/news">新闻</a> <a href="/sport">体育</a></div>
        <div class="main"><h1>老铁桥将保留</h1><div class="info">2026年11月24日 10:15 来源：示例日报</div>
        <div class="content"><p>市议会周一决定，横跨河上的老铁桥将进行修缮，而不会像许多人担心的那样被拆除。</p>
        <p>工程师们在春天曾表示，桥的支座已经磨损，油漆早已脱落，钢材的年龄比周围大多数房屋都要大，最多还能使用十年。</p>
        <p>市长表示，工程将于三月开始，为期两年；在此之前，卡车必须绕行北路，这让当地居民很不高兴。</p></div>
        <div class="related">相关新闻 <a href="/1">议会正在寻找临时渡轮</a></div></div>
        <div class="footer">版权所有 示例日报 未经书面授权不得转载</div></body></html>
        """;
}
