using System.Text.Json.Serialization;

namespace NewsBot.Topics;

/// <summary>
/// Phrases that say together what none of them says alone: one of each list in the same sentence, at different places
/// (<c>EU</c> and <c>fines</c> and <c>platform</c>, for a topic of regulation).
/// </summary>
public sealed record Combination
{
    /// <summary>0 to 1, as of a <see cref="Cue"/>.</summary>
    public required double Weight { get; init; }

    /// <summary>Two lists or more, each of phrases as in <see cref="Cue.Phrases"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> All { get; init; }

    /// <summary>How near to each other they must stand.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public CombinationScope Within { get; init; }
}
