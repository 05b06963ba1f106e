namespace NewsBot.Cli.Demo;

/// <summary>One of the sample site's sources, as somebody would add it to the bot.</summary>
/// <param name="Url">The address to watch.</param>
/// <param name="Title">What the feed calls itself; where there is no feed, what its owner would.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Shows">In one line, what is particular about it.</param>
public sealed record SampleSource(Uri Url, string Title, string Language, string Shows);
