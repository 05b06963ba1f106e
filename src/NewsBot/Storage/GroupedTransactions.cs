using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace NewsBot.Storage;

/// <summary>Writes groups of rows of one partition, each group wholly or not at all, as many groups to a transaction as fit.</summary>
public static class GroupedTransactions
{
    /// <summary>The service's limit of entities in a transaction.</summary>
    public const int MaxActions = 100;

    /// <summary>
    /// Returns the items whose group was written. A group whose condition fails (a row is missing, exists already or has
    /// changed) is left out and does not hold back the others.
    /// </summary>
    public static async Task<IReadOnlyList<T>> SubmitAsync<T>(
        TableClient table, IEnumerable<T> items, Func<T, IReadOnlyList<TableTransactionAction>> actionsOf, CancellationToken cancellationToken) =>
        await StreamAsync(table, items, actionsOf, cancellationToken).Select(w => w.Item).ToListAsync(cancellationToken);

    /// <summary>
    /// As <see cref="SubmitAsync"/>, each item as soon as its transaction is through, and with the version that the first row of its
    /// group has now.
    /// </summary>
    public static async IAsyncEnumerable<(T Item, ETag Version)> StreamAsync<T>(
        TableClient table,
        IEnumerable<T> items,
        Func<T, IReadOnlyList<TableTransactionAction>> actionsOf,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new List<(T Item, IReadOnlyList<TableTransactionAction> Actions)>();
        var size = 0;
        foreach (var item in items)
        {
            var actions = actionsOf(item);
            if (size + actions.Count > MaxActions)
            {
                foreach (var written in await FlushAsync())
                {
                    yield return written;
                }
            }

            batch.Add((item, actions));
            size += actions.Count;
        }

        foreach (var written in await FlushAsync())
        {
            yield return written;
        }

        async Task<IReadOnlyList<(T, ETag)>> FlushAsync()
        {
            var written = new List<(T, ETag)>();
            while (batch.Count > 0)
            {
                try
                {
                    var answers = (await table.SubmitTransactionAsync(batch.SelectMany(g => g.Actions), cancellationToken)).Value;
                    var first = 0;
                    foreach (var (item, actions) in batch)
                    {
                        written.Add((item, answers[first].Headers.ETag ?? default));
                        first += actions.Count;
                    }

                    break;
                }
                catch (TableTransactionFailedException e) when (e.Status is 404 or 409 or 412 && e.FailedTransactionActionIndex is { } failed)
                {
                    batch.RemoveAt(GroupOf(failed));
                }
            }

            batch.Clear();
            size = 0;
            return written;
        }

        int GroupOf(int action)
        {
            var group = 0;
            while (action >= batch[group].Actions.Count)
            {
                action -= batch[group].Actions.Count;
                group++;
            }

            return group;
        }
    }
}
