using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace NewsBot.Storage;

/// <summary>The partition keys of a table, found by one query each instead of reading all rows.</summary>
public static class PartitionScan
{
    public static IAsyncEnumerable<string> PartitionKeysAsync(this TableClient table, CancellationToken cancellationToken) =>
        table.PartitionKeysAsync("", null, cancellationToken);

    /// <summary>Those after the one, and where another is given, before that.</summary>
    public static async IAsyncEnumerable<string> PartitionKeysAsync(
        this TableClient table, string after, string? before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await NextAsync(table, after, cancellationToken) is { } key && (before is null || string.CompareOrdinal(key, before) < 0))
        {
            yield return key;
            after = key;
        }
    }

    private static async Task<string?> NextAsync(TableClient table, string after, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey gt {after}");
        var rows = table.QueryAsync<TableEntity>(filter, maxPerPage: 1, ["PartitionKey"], cancellationToken);
        await foreach (var page in rows.AsPages())
        {
            if (page.Values.Count > 0)
            {
                return page.Values[0].PartitionKey;
            }
        }

        return null;
    }

    /// <summary>Deletes the rows of one partition that the filter finds, 100 to a transaction; returns how many.</summary>
    public static async Task<int> DeleteRowsAsync(this TableClient table, string filter, CancellationToken cancellationToken)
    {
        var deleted = 0;
        var pages = table.QueryAsync<TableEntity>(filter, maxPerPage: 1_000, ["PartitionKey", "RowKey"], cancellationToken).AsPages();
        await foreach (var page in pages)
        {
            var gone = await GroupedTransactions.SubmitAsync(
                table,
                page.Values,
                row => [new TableTransactionAction(TableTransactionActionType.Delete, row, Azure.ETag.All)],
                cancellationToken);
            deleted += gone.Count;
        }

        return deleted;
    }
}
