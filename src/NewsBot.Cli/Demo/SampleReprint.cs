namespace NewsBot.Cli.Demo;

/// <summary>Another outlet's article, listed again with a link that differs only in what tracks the reader.</summary>
/// <param name="Of">The other outlet's id and the article's slug, as in <c>outlet/slug</c>.</param>
/// <param name="Tracking">What is appended to the article's address.</param>
/// <param name="HoursAgo">Hours between the reprint and the start of the site.</param>
internal sealed record SampleReprint(string Of, string Tracking, double HoursAgo);
