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

        Assert.All(fresh, a => Assert.Equal((Now, true), (a.Published, a.IsUndated)));
    }

    [Fact]
    public void Take_CallsTheNewestOfLateNews_AtTheFirstFetch()
    {
        var entries = Enumerable.Range(1, 40).Select(i => Entry($"{i}") with { Published = Now.AddHours(-i) }).ToArray();

        var (fresh, _) = Take(SeenEntries.None, entries);

        Assert.Equal(40, fresh.Count);
        Assert.Equal(Enumerable.Range(1, 10).Select(i => $"Title {i}"), fresh.Where(a => !a.IsBacklog).Select(a => a.Title));
    }

    [Fact]
    public void Take_CallsNothingNews_ThatIsOlderThanADay_AtTheFirstFetch()
    {
        var (fresh, _) = Take(SeenEntries.None, Entry("1") with { Published = Now.AddHours(-23) }, Entry("2") with { Published = Now.AddHours(-25) });

        Assert.Equal(["Title 1"], fresh.Where(a => !a.IsBacklog).Select(a => a.Title));
    }

    [Fact]
    public void Take_CallsAllNews_FromTheSecondFetchOn()
    {
        var (_, seen) = Take(SeenEntries.None, Entry("0"));

        var (fresh, _) = Take(seen, [.. Enumerable.Range(1, 40).Select(i => Entry($"{i}") with { Published = Now.AddDays(-i) })]);

        Assert.DoesNotContain(fresh, a => a.IsBacklog);
    }

    [Fact]
    public void Take_CutsWhatWouldNotFitIntoARow()
    {
        var (fresh, _) = Take(SeenEntries.None, Entry("1") with { Title = new string('t', 100_000), Link = "http://site.example/" + new string('x', 50_000) });

        var article = Assert.Single(fresh);
        Assert.Null(article.Link);
        Assert.InRange(article.Title.Length, 1, 1_000);
    }

    [Fact]
    public void Take_KeepsWhereAnArticlePoints()
    {
        var (fresh, _) = Take(SeenEntries.None, Entry("1") with { ContentHtml = "<p>As <a href='https://lab.example/tern-2'>the lab</a> says.</p>" });

        Assert.Equal(["https://lab.example/tern-2"], Assert.Single(fresh).References);
    }

    private static (IReadOnlyList<NewsBot.Articles.Article> New, SeenEntries Seen) Take(SeenEntries seen, params FeedEntry[] entries)
    {
        var intake = new EntryIntake(Source, "Site", null, new SourceOptions());
        var (fresh, _, nowSeen) = intake.Take(new Feed { Format = FeedFormat.Rss, Title = "Site", Entries = entries }, seen, Now);
        return (fresh, nowSeen);
    }

    private static FeedEntry Entry(string id) => new()
    {
        Id = id,
        Link = "http://site.example/" + id,
        Title = "Title " + id,
        Published = Now.AddHours(-1),
    };

    private static FeedEntry Shared(string id) => Entry(id) with { Link = "http://site.example/changelog#" + id };
}
