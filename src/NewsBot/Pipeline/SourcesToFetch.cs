using NewsBot.Sources;

namespace NewsBot.Pipeline;

/// <summary>To step Fetch: the claimed sources of one host.</summary>
/// <param name="V">Version.</param>
/// <param name="Host">As in the addresses.</param>
/// <param name="Until">The end of the claim; what is not fetched by then is left to the next one.</param>
/// <param name="Sources">At least one.</param>
public sealed record SourcesToFetch(int V, string Host, DateTimeOffset Until, IReadOnlyList<FetchOrder> Sources) : IStepMessage;
