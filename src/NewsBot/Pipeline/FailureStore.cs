using Azure.Data.Tables;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>Why something failed for good, in table <c>Failures</c>: partition the queue or step, row the item.</summary>
public sealed class FailureStore(StorageAccount storage, TimeProvider clock)
{
    // Characters; a property holds twice as many, and a reason longer than this is a dump.
    private const int MaxReason = 4_000;

    private readonly TableClient table = storage.Table(StorageNames.Failures);

    /// <summary>Remembers a reason; the same item again replaces what was remembered of it.</summary>
    /// <param name="where">Queue or step.</param>
    /// <param name="item">The message's or thing's identity within it.</param>
    /// <param name="reason">One line; no secret.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task AddAsync(string where, string item, string reason, CancellationToken cancellationToken)
    {
        var row = new TableEntity(where, KeyOf(item))
        {
            ["Time"] = clock.GetUtcNow(),
            ["Reason"] = FirstLine(reason),
        };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    public async Task<IReadOnlyList<Failure>> ListAsync(CancellationToken cancellationToken)
    {
        var failures = new List<Failure>();
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            failures.Add(new Failure(row.PartitionKey, row.RowKey, row.GetString("Reason"), row.GetDateTimeOffset("Time") ?? default));
        }

        return [.. failures.OrderByDescending(f => f.Time)];
    }

    /// <summary>Forgets what any of the names stands in, as item or in the reason.</summary>
    public async Task RemoveAllAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        foreach (var failure in await ListAsync(cancellationToken))
        {
            if (names.Any(n => failure.Item.Contains(n, StringComparison.Ordinal) || failure.Reason.Contains(n, StringComparison.Ordinal)))
            {
                await table.DeleteEntityAsync(failure.Where, failure.Item, cancellationToken: cancellationToken);
            }
        }
    }

    /// <summary>Forgets reasons older than the instant; returns how many.</summary>
    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var deleted = 0;
        await foreach (var where in table.PartitionKeysAsync(cancellationToken))
        {
            deleted += await table.DeleteRowsAsync(
                TableClient.CreateQueryFilter($"PartitionKey eq {where} and Time lt {before}"), cancellationToken);
        }

        return deleted;
    }

    // The storage clients' messages go on with headers and bodies.
    private static string FirstLine(string reason)
    {
        var line = reason.AsSpan().TrimStart();
        var end = line.IndexOfAny('\r', '\n');
        line = end < 0 ? line : line[..end];
        return (line.Length > MaxReason ? line[..MaxReason] : line).ToString();
    }

    // Characters that a row key may not hold.
    private static string KeyOf(string item) =>
        string.Concat(item.Select(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c) ? '_' : c));
}
