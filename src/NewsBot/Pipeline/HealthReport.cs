namespace NewsBot.Pipeline;

/// <summary>How the bot fares.</summary>
/// <param name="IsWell">Storage answers and nothing is poisoned or long overdue.</param>
/// <param name="Storage">Whether storage answers.</param>
/// <param name="Queues">Messages by queue, about.</param>
/// <param name="Poison">Messages that failed for good, by queue, about.</param>
/// <param name="OldestDueSource">When the longest waiting source was due; null where none waits.</param>
public sealed record HealthReport(
    bool IsWell,
    bool Storage,
    IReadOnlyDictionary<string, long> Queues,
    IReadOnlyDictionary<string, long> Poison,
    DateTimeOffset? OldestDueSource);
