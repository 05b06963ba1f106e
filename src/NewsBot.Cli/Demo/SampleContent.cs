namespace NewsBot.Cli.Demo;

/// <summary>All that the sample site serves at one time, by path; what is not in it is a 404.</summary>
/// <param name="Opened">The moment that the articles' ages count from.</param>
/// <param name="MorePublished">When the articles held back came out; null before.</param>
internal sealed record SampleContent(
    IReadOnlyList<SampleOutlet> Outlets,
    Uri BaseAddress,
    DateTimeOffset Opened,
    DateTimeOffset? MorePublished = null)
{
    public SampleAnswer? Find(string path)
    {
        if (Outlets.FirstOrDefault(outlet => outlet.MovedFrom == path) is { } moved)
        {
            return new SampleAnswer.Moved(new Uri(BaseAddress, moved.FeedPath));
        }

        if (Outlets.FirstOrDefault(outlet => path.StartsWith(outlet.HomePath, StringComparison.Ordinal)) is not { } outlet)
        {
            return null;
        }

        var feed = Feed(outlet);
        return path == outlet.FeedPath ? FeedDocument(feed)
            : path == outlet.HomePath ? Page(outlet, FrontPage.Write(feed, MediaType(outlet.Format)))
            : feed.Items.FirstOrDefault(item => item.Link.AbsolutePath == path) is { } item
                ? Page(outlet, ArticlePage.Write(outlet, item, feed.Items.Where(other => other != item).Take(4)))
                : null;
    }

    private static SampleAnswer.Document FeedDocument(SampleFeed feed)
    {
        var bytes = feed.Outlet switch
        {
            { Malformed: true } => MalformedRss.Write(feed),
            { Format: SampleFormat.Rss } => RssFormat.Write(feed),
            { Format: SampleFormat.Rdf } => RdfFormat.Write(feed),
            { Format: SampleFormat.Atom } => AtomFormat.Write(feed),
            _ => JsonFeedFormat.Write(feed),
        };
        return new(bytes, MediaType(feed.Outlet.Format), feed.Outlet.HasETag, feed.Updated);
    }

    private static SampleAnswer.Document Page(SampleOutlet outlet, string html) =>
        new(SampleEncoding.Of(outlet).GetBytes(html), "text/html");

    private static string MediaType(SampleFormat format) => format switch
    {
        SampleFormat.Rss => RssFormat.MediaType,
        SampleFormat.Rdf => RdfFormat.MediaType,
        SampleFormat.Atom => AtomFormat.MediaType,
        _ => JsonFeedFormat.MediaType,
    };

    private SampleFeed Feed(SampleOutlet outlet) => new(
        outlet,
        new Uri(BaseAddress, outlet.HomePath),
        new Uri(BaseAddress, outlet.FeedPath),
        [.. Own(outlet).Concat(outlet.Reprints.Select(reprint => Reprinted(outlet, reprint))).OrderByDescending(item => item.Published)]);

    private IEnumerable<SampleFeedItem> Own(SampleOutlet outlet) =>
        from article in outlet.Entries
        let ageCountsFrom = article.Held ? MorePublished : Opened
        where ageCountsFrom is not null
        select new SampleFeedItem(article, Id(outlet, article), Link(outlet, article), ageCountsFrom.Value.AddHours(-article.HoursAgo));

    private SampleFeedItem Reprinted(SampleOutlet outlet, SampleReprint reprint)
    {
        var (origin, article) = Outlets
            .SelectMany(other => other.Entries, (other, article) => (other, article))
            .Single(pair => $"{pair.other.Id}/{pair.article.Slug}" == reprint.Of);
        var link = new Uri(Link(origin, article).AbsoluteUri + reprint.Tracking);
        return new(article, Id(outlet, article), link, Opened.AddHours(-reprint.HoursAgo));
    }

    private static string Id(SampleOutlet outlet, SampleArticle article) => $"tag:{outlet.Id}.example,2026:{article.Slug}";

    private Uri Link(SampleOutlet outlet, SampleArticle article) => new(BaseAddress, outlet.HomePath + article.Slug);
}
