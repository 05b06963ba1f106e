namespace NewsBot.Cli.Demo;

/// <summary>An outlet's feed at one moment, ready to be written in any format.</summary>
/// <param name="Items">Newest first.</param>
internal sealed record SampleFeed(SampleOutlet Outlet, Uri Home, Uri Self, IReadOnlyList<SampleFeedItem> Items)
{
    public DateTimeOffset Updated => Items[0].Published;
}
