using NewsBot.Articles;

namespace NewsBot.Sources;

/// <summary>What the answer to one fetch means for its source.</summary>
/// <param name="Outcome">What changes of the source.</param>
/// <param name="New">Articles not seen before.</param>
/// <param name="ToRead">Those of them that are teasers and whose pages the source wants read.</param>
public sealed record SourceVerdict(FetchOutcome Outcome, IReadOnlyList<Article> New, IReadOnlyList<Article> ToRead);
