namespace NewsBot.Sources;

public enum SourceStatus
{
    /// <summary>Never fetched yet.</summary>
    New,
    Ok,
    Failing,

    /// <summary>Its server said 410: it is not asked again unless a person enables it.</summary>
    Gone,

    /// <summary>Switched off by a person.</summary>
    Disabled,
}
