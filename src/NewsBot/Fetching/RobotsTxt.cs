using System.Globalization;
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
        var ours = new Group();
        var others = new Group();
        var open = new List<Group>();
        var agentsEnded = true;
        foreach (var line in Encoding.UTF8.GetString(WholeLines(text)).AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            var record = line[..(line.IndexOf('#') is >= 0 and var comment ? comment : line.Length)];
            if (record.IndexOf(':') is var colon && colon < 0)
            {
                continue;
            }

            var key = record[..colon].Trim();
            var value = record[(colon + 1)..].Trim();
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (agentsEnded)
                {
                    open.Clear();
                    agentsEnded = false;
                }

                if (ProductOf(value).Equals(product, StringComparison.OrdinalIgnoreCase))
                {
                    open.Add(ours);
                    ours.Exists = true;
                }
                else if (value is "*")
                {
                    open.Add(others);
                }
            }
            else if (key.Equals("allow", StringComparison.OrdinalIgnoreCase) || key.Equals("disallow", StringComparison.OrdinalIgnoreCase))
            {
                agentsEnded = true;
                Add(open, value, allows: key.Length == "allow".Length);
            }
            else if (key.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase) && Delay(value) is { } delay)
            {
                // Not a rule of the RFC, so it must not end the row of agents (2.2.4).
                open.ForEach(g => g.CrawlDelay ??= delay);
            }
        }

        // Groups of the same agent are one; those for everybody count only where none names us (2.2.1).
        var group = ours.Exists ? ours : others;
        return new RobotsTxt(group.Rules, group.CrawlDelay);
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

    private static void Add(List<Group> groups, ReadOnlySpan<char> pattern, bool allows)
    {
        // An empty one matches nothing: "Disallow:" is the old way to allow all.
        if (groups.Count > 0 && pattern.Length > 0)
        {
            var rule = new RobotsRule(pattern.ToString(), allows);
            groups.ForEach(g => g.Rules.Add(rule));
        }
    }

    /// <summary>Sites write versions behind it ("NewsBot/1.0"), which are no part of the token.</summary>
    private static ReadOnlySpan<char> ProductOf(ReadOnlySpan<char> agent) =>
        agent.IndexOfAny('/', ' ', '\t') is >= 0 and var end ? agent[..end] : agent;

    private static TimeSpan? Delay(ReadOnlySpan<char> value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, LongestDelay.TotalSeconds))
            : null;

    private sealed class Group
    {
        public bool Exists { get; set; }

        public List<RobotsRule> Rules { get; } = [];

        public TimeSpan? CrawlDelay { get; set; }
    }
}
