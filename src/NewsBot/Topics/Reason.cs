namespace NewsBot.Topics;

/// <summary>One thing that raised a topic's score or lowered it.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Phrase">As the definition has it; of a combination, as the text has it.</param>
/// <param name="Place"><c>title</c>, <c>lead</c> or <c>text</c>: the best place in which it stands; empty where it stands nowhere.</param>
/// <param name="Mentions">How often it stands anywhere.</param>
/// <param name="Weight">0 to 1, with what the place makes of it; of what speaks against, the share that it takes away.</param>
public sealed record Reason(ReasonKind Kind, string Phrase, string Place, int Mentions, double Weight);
