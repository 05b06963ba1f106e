namespace NewsBot.Fetching;

/// <summary>What came of asking for a robots.txt.</summary>
internal sealed record RobotsAnswer
{
    /// <summary>Null where they could not be had and none are known from before.</summary>
    public RobotsTxt? Rules { get; init; }

    public Validators Validators { get; init; } = new(null, null);

    /// <summary>Until then it is not asked for again.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Times in a row that the rules could not be had.</summary>
    public int Failures { get; init; }

    /// <summary>Why they could not; one line.</summary>
    public string Reason { get; init; } = "";

    public int Weight => Rules?.Weight ?? 0;
}
