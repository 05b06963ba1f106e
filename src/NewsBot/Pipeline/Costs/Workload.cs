using NewsBot.Sources;
using NewsBot.Subscriptions;

namespace NewsBot.Pipeline.Costs;

/// <summary>What a bot has to do in a month, and on what.</summary>
public sealed record Workload
{
    /// <summary>Hours of a month, as Azure counts them.</summary>
    public const double Month = 730;

    // A source is asked about four times for each change (SourceTiming).
    private const double LooksPerChange = 4;

    // Of a source that was not asked yet.
    private const double UsualLooksADay = 16;

    // Instant subscriptions have their turn at each look for due digests; more digests a day than these would be no news.
    private const double MostDigestsADay = 8;

    public required int Sources { get; init; }

    /// <summary>Looks at sources in a month.</summary>
    public required double Looks { get; init; }

    /// <summary>Looks that find something new.</summary>
    public double Changes => Looks / LooksPerChange;

    /// <summary>New articles in a month.</summary>
    public required double Articles { get; init; }

    /// <summary>Whether the articles are counted; else they are assumed.</summary>
    public bool ArticlesAreCounted { get; init; }

    /// <summary>Articles in a month whose page is read too.</summary>
    public required double Pages { get; init; }

    /// <summary>Turns of channels in a month.</summary>
    public required double Turns { get; init; }

    /// <summary>Digests posted in a month.</summary>
    public required double Digests { get; init; }

    /// <summary>Slash commands in a month.</summary>
    public double Commands { get; init; } = 1_000;

    /// <summary>Minutes between two looks for due sources (<c>Ingest__Schedule</c>).</summary>
    public double PollMinutes { get; init; } = 5;

    /// <summary>Minutes between two looks for due digests (<c>Digest__Schedule</c>).</summary>
    public double DigestMinutes { get; init; } = 1;

    /// <summary>GB of an instance's memory (<c>instanceMemoryMB</c> of the deployment).</summary>
    public double MemoryGb { get; init; } = 2;

    /// <summary>Instances that always wait for slash commands (<c>alwaysReadyHttp</c>).</summary>
    public int AlwaysReady { get; init; }

    /// <summary><c>Retention__Days</c>.</summary>
    public int RetentionDays { get; init; } = 180;

    /// <summary>
    /// A bot of the middling kind: a source has five articles a day in four changes, a fifth of them with their page; five channels with a
    /// daily digest.
    /// </summary>
    public static Workload Typical(int sources)
    {
        const double ArticlesADay = 5;
        const double PageShare = 0.2;
        const double Days = Month / 24;
        return new Workload
        {
            Sources = sources,
            Looks = sources * UsualLooksADay * Days,
            Articles = sources * ArticlesADay * Days,
            Pages = sources * ArticlesADay * PageShare * Days,
            Turns = 5 * Days,
            Digests = 5 * Days,
        };
    }

    /// <summary>That of these sources and channels.</summary>
    /// <param name="sources">Those that are switched off or gone cost nothing.</param>
    /// <param name="channels">Likewise.</param>
    /// <param name="articlesADay">As counted; null: each look with news is assumed to bring one article and a quarter.</param>
    public static Workload Of(IReadOnlyCollection<Source> sources, IReadOnlyCollection<Channel> channels, double? articlesADay)
    {
        const double ArticlesPerChange = 1.25;
        var asked = sources.Where(s => s.Status is not (SourceStatus.Disabled or SourceStatus.Gone)).ToList();
        var looks = asked.Sum(s => s.Interval is { Ticks: > 0 } interval ? Month / interval.TotalHours : UsualLooksADay * Month / 24);
        var articles = articlesADay is { } counted ? counted * Month / 24 : looks / LooksPerChange * ArticlesPerChange;
        var fullText = asked.Count == 0 ? 0 : asked.Count(s => s.FullText) / (double)asked.Count;
        var turns = channels.Where(c => c is { SwitchedOff: null, Paused: false })
            .Select(c => c.Subscriptions.Select(s => TurnsOf(s.Schedule.Rhythm)).DefaultIfEmpty(0).Max())
            .ToList();
        return new Workload
        {
            Sources = asked.Count,
            Looks = looks,
            Articles = articles,
            ArticlesAreCounted = articlesADay is not null,
            Pages = articles * fullText,
            Turns = turns.Sum(),
            Digests = turns.Sum(t => Math.Min(t, MostDigestsADay * Month / 24)),
        };
    }

    private static double TurnsOf(Rhythm rhythm) => rhythm switch
    {
        Rhythm.Instant => Month * 60,
        Rhythm.Hourly => Month,
        Rhythm.Daily => Month / 24,
        Rhythm.Weekly => Month / 24 / 7,
        _ => throw new ArgumentOutOfRangeException(nameof(rhythm), rhythm, "No such rhythm."),
    };
}
