namespace NewsBot.Topics;

/// <summary>Phrases that say alike how strongly a text is about a topic, or is not.</summary>
public sealed record Cue
{
    /// <summary>
    /// 0 to 1: how sure one phrase in the title makes. Of a cue against a topic: how much of the score it takes away.
    /// </summary>
    public required double Weight { get; init; }

    /// <summary>At least one; <c>*</c> at the end lets more letters follow.</summary>
    public required IReadOnlyList<string> Phrases { get; init; }
}
