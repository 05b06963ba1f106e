using System.Text;

namespace NewsBot.Fetching;

/// <summary>The rules of one robots.txt for one crawler (RFC 9309). What is no rule is passed over; nothing fails.</summary>
public sealed class RobotsTxt
{
    /// <summary>What is beyond is not read; RFC 9309 (2.5) asks for at least 500 KiB.</summary>
    public const int MaxBytes = 512 * 1_024;

    /// <summary>A longer <c>Crawl-delay</c> counts as this: a number must not stop the reading of pages for good.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    private readonly RobotsRule[] rules;

    private RobotsTxt(IEnumerable<RobotsRule> rules, TimeSpan? crawlDelay)
    {
        // Longest first, and of two equally long ones the allowing (2.2.2): the first that matches decides.
        this.rules = [.. rules.OrderByDescending(r => r.Length).ThenByDescending(r => r.Allows)];
        CrawlDelay = crawlDelay;
        Weight = this.rules.Sum(r => r.Length);
    }

    /// <summary>Of a site that has none.</summary>
    public static RobotsTxt AllowsAll { get; } = new([], null);

    /// <summary>The pause between two pages that the site wishes (an extension, not in the RFC), capped; null for none.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <summary>Characters of all rules, so that a cache knows what it keeps.</summary>
    public int Weight { get; }

    /// <param name="text">UTF-8, broken or not, with or without a byte order mark.</param>
    /// <param name="product">The crawler's product token, such as <c>NewsBot</c>.</param>
    public static RobotsTxt Parse(ReadOnlySpan<byte> text, string product)
    {
        var groups = new RobotsGroups(product);
        foreach (var line in Encoding.UTF8.GetString(WholeLines(text)).AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            var record = line.IndexOf('#') is >= 0 and var comment ? line[..comment] : line;
            if (record.IndexOf(':') is >= 0 and var colon)
            {
                groups.Add(record[..colon].Trim(), record[(colon + 1)..].Trim());
            }
        }

        return new RobotsTxt(groups.Rules, groups.CrawlDelay);
    }

    /// <summary>Whether the page may be asked for. The robots.txt itself always may.</summary>
    public bool Allows(Uri page)
    {
        var path = RobotsPath.Of(page);
        return path == "/robots.txt" || (rules.FirstOrDefault(r => r.Matches(path))?.Allows ?? true);
    }

    /// <summary>Half a line would be another rule: "Disallow: /" of "Disallow: /print".</summary>
    private static ReadOnlySpan<byte> WholeLines(ReadOnlySpan<byte> text) =>
        text.Length < MaxBytes ? text : text[..Math.Max(0, text[..MaxBytes].LastIndexOfAny((byte)'\n', (byte)'\r'))];
}
