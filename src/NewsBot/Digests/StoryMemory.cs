using NewsBot.Articles;
using NewsBot.Stories;

namespace NewsBot.Digests;

/// <summary>What a channel was told, to know a story again and to tell what is news about it.</summary>
/// <param name="ledger">What the channel was given.</param>
/// <param name="zone">The channel's, in which its days begin.</param>
internal sealed class StoryMemory(ChannelLedger ledger, TimeZoneInfo zone)
{
    /// <summary>What comes sooner after the last article told is further coverage, even past midnight.</summary>
    private static readonly TimeSpan LeastGap = TimeSpan.FromHours(3);

    /// <summary>So many of the articles told last are looked at for reprints: a story that a hostile feed swells must not cost its square.</summary>
    private const int MaxCompared = 100;

    private readonly Dictionary<string, StoryId> storyOf = ledger.Told
        .DistinctBy(t => t.Headline.Id)
        .ToDictionary(t => t.Headline.Id, t => t.Id);

    private readonly ILookup<StoryId, ToldStory> tellings = ledger.Told.ToLookup(t => t.Id);

    /// <summary>Headlines that the channel was shown, to be grouped along: what joins them is no new story.</summary>
    public IEnumerable<StoryArticle> Headlines => ledger.Told.Select(t => t.Headline).DistinctBy(a => a.Id);

    public bool WasGiven(ArticleId article) => ledger.Given.Contains(ArticleMarks.Of(article));

    /// <summary>What the channel is owed of a story.</summary>
    public StoryNews Judge(Story story)
    {
        var given = story.Articles.Where(WasGiven).ToList();
        if (given.Count == 0)
        {
            return new StoryNews(story.Id, story.Articles, [], null);
        }

        var told = Tellings(given);
        var first = told.OrderBy(t => t.Headline.Published).ThenBy(t => t.Id.Value, StringComparer.Ordinal).First();
        var last = told.OrderByDescending(t => t.Until).ThenBy(t => t.Headline.Id, StringComparer.Ordinal).First();
        var compared = told.Select(t => t.Headline).Concat(given).OrderByDescending(a => a.Published).Take(MaxCompared).ToList();
        var others = story.Articles
            .Where(a => !WasGiven(a))
            .ToLookup(a => IsLater(a.Published, last.Until) && !compared.Any(c => Reprint.Of(c, a)));
        return new StoryNews(first.Id, [.. others[true]], [.. others[false]], last.Headline.Title);
    }

    /// <summary>Each time that the story was told, under whichever name. Where none is remembered, its given articles tell of it.</summary>
    private List<ToldStory> Tellings(List<StoryArticle> given)
    {
        var known = given
            .Where(a => storyOf.ContainsKey(a.Id))
            .Select(a => storyOf[a.Id])
            .Distinct()
            .SelectMany(id => tellings[id])
            .ToList();
        return known.Count > 0 ? known : [.. given.Select(a => new ToldStory(new StoryId(a.Id), a, a.Published))];
    }

    private bool WasGiven(StoryArticle article) => WasGiven(new ArticleId(article.Id));

    private bool IsLater(DateTimeOffset time, DateTimeOffset until) =>
        time - until >= LeastGap && TimeZoneInfo.ConvertTime(time, zone).Date > TimeZoneInfo.ConvertTime(until, zone).Date;
}
