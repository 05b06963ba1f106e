using System.Globalization;

namespace NewsBot.Fetching;

/// <summary>
/// The groups of a robots.txt that concern one crawler, gathered record by record (RFC 9309, 2.2): those that name it, which are one
/// group wherever they stand, and those for everybody, which count only where none does.
/// </summary>
internal sealed class RobotsGroups(string product)
{
    private readonly Group ours = new();
    private readonly Group everybodys = new();
    private readonly List<Group> open = [];
    private bool named;
    private bool agentsEnded = true;

    public IEnumerable<RobotsRule> Rules => Chosen.Rules;

    public TimeSpan? CrawlDelay => Chosen.CrawlDelay;

    private Group Chosen => named ? ours : everybodys;

    public void Add(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
    {
        if (Is(key, "user-agent"))
        {
            AddAgent(value);
        }
        else if (Is(key, "allow") || Is(key, "disallow"))
        {
            agentsEnded = true;
            AddRule(value, allows: Is(key, "allow"));
        }
        else if (Is(key, "crawl-delay") && Delay(value) is { } delay)
        {
            // Not a record of the RFC, so that it must not end the row of agents (2.2.4).
            open.ForEach(g => g.CrawlDelay ??= delay);
        }
    }

    private void AddAgent(ReadOnlySpan<char> value)
    {
        // Agents in a row share what follows; one after a rule begins another group.
        if (agentsEnded)
        {
            open.Clear();
            agentsEnded = false;
        }

        // Sites write versions behind the token ("NewsBot/1.0"), which are no part of it.
        var agent = value.IndexOfAny('/', ' ', '\t') is >= 0 and var end ? value[..end] : value;
        if (Is(agent, product))
        {
            named = true;
            open.Add(ours);
        }
        else if (agent is "*")
        {
            open.Add(everybodys);
        }
    }

    private void AddRule(ReadOnlySpan<char> pattern, bool allows)
    {
        // An empty one matches nothing: "Disallow:" is the old way to allow all.
        if (open.Count > 0 && pattern.Length > 0)
        {
            var rule = new RobotsRule(pattern.ToString(), allows);
            open.ForEach(g => g.Rules.Add(rule));
        }
    }

    private static TimeSpan? Delay(ReadOnlySpan<char> value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, RobotsTxt.LongestDelay.TotalSeconds))
            : null;

    private static bool Is(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private sealed class Group
    {
        public List<RobotsRule> Rules { get; } = [];

        public TimeSpan? CrawlDelay { get; set; }
    }
}
