using NewsBot.Feeds;
using NewsBot.Sources;

namespace NewsBot.Tests.Sources;

public sealed class EntryIntakeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);
    private static readonly SourceId Source = new("0123456789ab");

    [Fact]
    public void Take_GivesOnlyNewEntries_WhenOldOnesAreStillListed()
    {
        var (_, seen) = Take(SeenEntries.None, Entry("1"), Entry("2"));

        var (fresh, _) = Take(seen, Entry("3"), Entry("1"), Entry("2"));

        Assert.Equal("Title 3", Assert.Single(fresh).Title);
    }

    [Fact]
    public void Take_GivesNothing_WhenOnlyTitleDateOrTrackingChanged()
    {
        var (_, seen) = Take(SeenEntries.None, Entry("1"));

        var (fresh, _) = Take(seen, Entry("1") with { Title = "Reworded", Published = Now, Link = "http://site.example/1?utm_source=x", Id = "other" });

        Assert.Empty(fresh);
    }

    [Fact]
    public void Take_KeepsEntriesApart_WhenTheyShareALink()
    {
        var (fresh, _) = Take(SeenEntries.None, Shared("1.1"), Shared("1.0"));

        Assert.Equal(2, fresh.Select(a => a.Id).Distinct().Count());
    }

    [Fact]
    public void Take_GivesNothing_WhenOneOfThoseThatSharedALinkIsLeft()
    {
        var (_, seen) = Take(SeenEntries.None, Shared("1.1"), Shared("1.0"));

        var (fresh, _) = Take(seen, Shared("1.0"));

        Assert.Empty(fresh);
    }

    [Fact]
    public void Take_GivesTheNewOne_WhenALinkBecomesShared()
    {
        var (_, seen) = Take(SeenEntries.None, Shared("1.0"));

        var (fresh, _) = Take(seen, Shared("1.1"), Shared("1.0"));

        Assert.Equal("Title 1.1", Assert.Single(fresh).Title);
    }

    [Fact]
    public void Take_GivesTheNewOne_WhenAllEntriesHaveTheSameId()
    {
        var (_, seen) = Take(SeenEntries.None, Entry("1") with { Id = "home" }, Entry("2") with { Id = "home" });

        var (fresh, _) = Take(seen, Entry("3") with { Id = "home" }, Entry("1") with { Id = "home" }, Entry("2") with { Id = "home" });

        Assert.Equal("Title 3", Assert.Single(fresh).Title);
    }

    [Fact]
    public void Take_TellsEntriesApartByTitle_WhenTheyShareLinkAndId()
    {
        FeedEntry Same(string number) => Entry(number) with { Id = "home", Link = "http://site.example/" };
        var (first, seen) = Take(SeenEntries.None, Same("2"), Same("1"));

        var (fresh, _) = Take(seen, Same("3"), Same("2"), Same("1"));

        Assert.Equal(2, first.Count);
        Assert.Equal("Title 3", Assert.Single(fresh).Title);
    }

    [Fact]
    public void Take_GivesOneArticle_WhenAnEntryIsListedTwice()
    {
        var (fresh, _) = Take(SeenEntries.None, Entry("1"), Entry("1"));

        Assert.Single(fresh);
    }

    [Fact]
    public void Take_NamesAnEntryByItsText_WhenItHasNoTitle()
    {
        var (fresh, _) = Take(SeenEntries.None, Entry("1") with { Title = null, ContentHtml = "<p>Just a note.</p><p>More.</p>" });

        Assert.Equal("Just a note.", Assert.Single(fresh).Title);
    }

    [Fact]
    public void Take_UsesTheTimeSeen_WhenADateIsMissingOrFarAhead()
    {
        var (fresh, _) = Take(SeenEntries.None, Entry("1") with { Published = null }, Entry("2") with { Published = Now.AddYears(1) });

        Assert.All(fresh, a => Assert.Equal(Now, a.Published));
    }

    [Fact]
    public void Take_CutsWhatWouldNotFitIntoARow()
    {
        var (fresh, _) = Take(SeenEntries.None, Entry("1") with { Title = new string('t', 100_000), Link = "http://site.example/" + new string('x', 50_000) });

        var article = Assert.Single(fresh);
        Assert.Null(article.Link);
        Assert.InRange(article.Title.Length, 1, 1_000);
    }

    private static (IReadOnlyList<NewsBot.Articles.Article> New, SeenEntries Seen) Take(SeenEntries seen, params FeedEntry[] entries) =>
        EntryIntake.Take(new Feed { Format = FeedFormat.Rss, Title = "Site", Entries = entries }, Source, "Site", null, seen, Now);

    private static FeedEntry Entry(string id) => new()
    {
        Id = id,
        Link = "http://site.example/" + id,
        Title = "Title " + id,
        Published = Now.AddHours(-1),
    };

    private static FeedEntry Shared(string id) => Entry(id) with { Link = "http://site.example/changelog#" + id };
}
