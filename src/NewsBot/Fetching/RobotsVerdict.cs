namespace NewsBot.Fetching;

/// <summary>What a site's robots.txt says of one page.</summary>
public abstract record RobotsVerdict
{
    private RobotsVerdict()
    {
    }

    /// <param name="CrawlDelay">The pause between two pages that the site wishes, at most a minute; null for none.</param>
    public sealed record Allowed(TimeSpan? CrawlDelay) : RobotsVerdict;

    /// <param name="Reason">One line for whoever reads the article's state.</param>
    public sealed record Disallowed(string Reason) : RobotsVerdict;

    /// <summary>The rules can't be had now, so that nothing is allowed (RFC 9309, 2.3.1.4).</summary>
    /// <param name="After">When to ask again.</param>
    /// <param name="Reason">One line.</param>
    public sealed record Later(TimeSpan After, string Reason) : RobotsVerdict;
}
