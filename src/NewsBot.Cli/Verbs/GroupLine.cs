using NewsBot.Stories;

namespace NewsBot.Cli.Verbs;

/// <summary>An article of the input.</summary>
/// <param name="Id">As it was written, in JSON.</param>
/// <param name="Article">With an id that no other line has.</param>
internal sealed record GroupLine(string Id, StoryArticle Article);
