namespace NewsBot.Cli.Demo;

/// <summary>An outlet's home page: its articles, and where its feed is.</summary>
internal static class FrontPage
{
    public static string Write(SampleFeed feed, string feedType) => $"""
        <!DOCTYPE html>
        <html lang="{feed.Outlet.Language}">
        <head>
        <meta charset="{feed.Outlet.Encoding}">
        <title>{ArticlePage.Encode(feed.Outlet.Title)}</title>
        <link rel="alternate" type="{feedType}" href="{feed.Self.AbsoluteUri}">
        </head>
        <body>
        <h1>{ArticlePage.Encode(feed.Outlet.Title)}</h1>
        <p>{ArticlePage.Encode(feed.Outlet.Description)}</p>
        {ArticlePage.Links(feed.Items)}<footer><p>{ArticlePage.Encode(feed.Outlet.Imprint)}</p></footer>
        </body>
        </html>

        """;
}
