namespace NewsBot.Sources;

/// <summary>What came of reading an OPML document.</summary>
/// <param name="Outlines">The sources read, in the document's order; null where it can't be read.</param>
/// <param name="Error">Why it can't be read, in one line.</param>
/// <param name="Warnings">What was left out or not understood, a line each.</param>
public sealed record OpmlReading(IReadOnlyList<OpmlOutline>? Outlines, string? Error, IReadOnlyList<string> Warnings);
