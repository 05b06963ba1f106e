namespace NewsBot.Fetching;

/// <summary>What is hoped for: sets the <c>Accept</c> header and how large a body may be.</summary>
public enum FetchKind
{
    /// <summary>A feed or another list of entries; <see cref="IngestOptions.MaxBytes"/>.</summary>
    Feed,

    /// <summary>An article's page; <see cref="IngestOptions.MaxPageBytes"/>.</summary>
    Page,

    /// <summary>A robots.txt: what is beyond <see cref="RobotsTxt.MaxBytes"/> is cut off, as RFC 9309 (2.5) has it, not refused.</summary>
    Robots,
}
