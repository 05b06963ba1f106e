namespace NewsBot.Storage;

/// <summary>Billed storage requests by operation at one moment, or between two.</summary>
public sealed record OperationCounts(IReadOnlyDictionary<string, long> ByOperation)
{
    public long Total => ByOperation.Values.Sum();

    /// <summary>All operations of one service: <c>blob</c>, <c>queue</c> or <c>table</c>.</summary>
    public long Of(string service) =>
        ByOperation.Where(o => o.Key.StartsWith(service + " ", StringComparison.Ordinal)).Sum(o => o.Value);

    public OperationCounts Since(OperationCounts earlier) =>
        new(ByOperation
            .Select(o => KeyValuePair.Create(o.Key, o.Value - earlier.ByOperation.GetValueOrDefault(o.Key)))
            .Where(o => o.Value > 0)
            .ToDictionary(StringComparer.Ordinal));
}
