using NewsBot.Topics;

namespace NewsBot.Digests;

/// <summary>How many articles each of the last days brought a topic, as a digest shows it.</summary>
internal static class RecentDays
{
    public const int Days = 7;

    /// <summary>
    /// Days of 24 hours, the last of which ends now: whenever a digest comes, none is cut short.
    /// </summary>
    /// <param name="tags">The topic's, at least of these days.</param>
    /// <param name="now">The clock.</param>
    public static IReadOnlyList<int> Count(IEnumerable<Tag> tags, DateTimeOffset now)
    {
        var counts = new int[Days];
        foreach (var age in tags.Select(t => now - t.FirstSeen).Where(a => a >= TimeSpan.Zero && a < TimeSpan.FromDays(Days)))
        {
            counts[Days - 1 - age.Days]++;
        }

        return counts;
    }
}
