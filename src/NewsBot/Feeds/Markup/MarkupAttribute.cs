namespace NewsBot.Feeds.Markup;

/// <summary>Where an attribute stands in the document.</summary>
/// <param name="Name">With its prefix.</param>
/// <param name="Value">Without its quotes.</param>
internal readonly record struct MarkupAttribute(Range Name, Range Value);
