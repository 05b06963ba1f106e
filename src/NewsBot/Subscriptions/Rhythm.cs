namespace NewsBot.Subscriptions;

/// <summary>How often a subscription's digest comes.</summary>
public enum Rhythm
{
    /// <summary>As soon as articles are tagged, at each look for due digests.</summary>
    Instant,
    Hourly,
    Daily,
    Weekly,
}
