using System.Collections.Concurrent;

namespace NewsBot.Storage;

/// <summary>Counts every request that storage bills, by service and operation, such as <c>queue receive</c>.</summary>
public sealed class OperationCounter
{
    private readonly ConcurrentDictionary<string, long> counts = new(StringComparer.Ordinal);

    public void Add(string operation) => counts.AddOrUpdate(operation, 1, static (_, count) => count + 1);

    /// <summary>What was counted so far, by operation.</summary>
    public OperationCounts Snapshot() => new(new SortedDictionary<string, long>(counts, StringComparer.Ordinal));
}
