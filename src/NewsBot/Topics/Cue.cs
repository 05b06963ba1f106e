namespace NewsBot.Topics;

/// <summary>Phrases that say alike how strongly a text is about a topic, or is not.</summary>
public sealed record Cue
{
    /// <summary>
    /// 0 to 1: how sure one phrase in the title makes. Of a cue against a topic: how much of the score it takes away.
    /// </summary>
    public required double Weight { get; init; }

    /// <summary>
    /// At least one. A phrase is found as it is written, in the plural and in the genitive, too; <c>prefix*</c> lets more letters follow;
    /// <c>release~ the weights</c> stands for the inflections of the word before the <c>~</c>; <c>@name</c> for the phrases of a set.
    /// </summary>
    public required IReadOnlyList<string> Phrases { get; init; }
}
