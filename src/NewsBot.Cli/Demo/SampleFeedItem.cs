namespace NewsBot.Cli.Demo;

/// <param name="Id">Names the entry for ever, whatever port the site has.</param>
internal sealed record SampleFeedItem(SampleArticle Article, string Id, Uri Link, DateTimeOffset Published);
