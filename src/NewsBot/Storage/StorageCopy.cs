using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace NewsBot.Storage;

/// <summary>
/// Brings all that a bot stored into another account, but for what waits in queues, which must be empty. Done again it goes on: rows are
/// written over with the same, blobs that are there stay, since they never change.
/// </summary>
public static class StorageCopy
{
    private const int ConcurrentBlobs = 16;

    // The service takes 4 MiB in a transaction; a character may take six bytes in its JSON.
    private const int MaxBytes = 3_500_000;
    private const int BytesOfCharacter = 6;
    private const int BytesOfValue = 100;

    private static readonly BlobUploadOptions CreateOnly = new()
    {
        Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
    };

    /// <param name="from">Nobody may write to it meanwhile.</param>
    /// <param name="to">Likewise; what is missing there is created.</param>
    /// <param name="progress">Told of each table, and of the container, when it is done: its name, and what was copied.</param>
    /// <param name="cancellationToken">Stops it; what is copied stays.</param>
    /// <exception cref="StorageException">They are one account, or messages wait in a queue.</exception>
    public static async Task RunAsync(StorageAccount from, StorageAccount to, Action<string, long> progress, CancellationToken cancellationToken)
    {
        if (from.Articles.Uri == to.Articles.Uri)
        {
            throw new StorageException("Both are the same account.");
        }

        await RequireEmptyQueuesAsync(from, cancellationToken);
        await to.EnsureCreatedAsync(cancellationToken);
        foreach (var name in StorageNames.Tables)
        {
            progress(name, await CopyRowsAsync(from.Table(name), to.Table(name), cancellationToken));
        }

        progress(StorageNames.Articles, await CopyBlobsAsync(from.Articles, to.Articles, cancellationToken));
    }

    private static async Task RequireEmptyQueuesAsync(StorageAccount from, CancellationToken cancellationToken)
    {
        foreach (var name in StorageNames.Queues.SelectMany(q => new[] { q, StorageNames.Poison(q) }))
        {
            var count = (await from.RawQueue(name).GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCountLong;
            if (count > 0)
            {
                throw new StorageException(
                    $"Queue {name} holds {count} messages, which are not copied: let the bot finish them, or replay or drop them ('newsbot poison'), then stop it.");
            }
        }
    }

    private static async Task<long> CopyRowsAsync(TableClient from, TableClient to, CancellationToken cancellationToken)
    {
        var copied = 0L;
        var batch = new List<TableEntity>();
        var bytes = 0;

        // Rows come by partition.
        await foreach (var row in from.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            var size = BytesOf(row);
            if (batch.Count == GroupedTransactions.MaxActions
                || bytes + size > MaxBytes
                || (batch.Count > 0 && batch[0].PartitionKey != row.PartitionKey))
            {
                await FlushAsync();
            }

            batch.Add(row);
            bytes += size;
        }

        await FlushAsync();
        return copied;

        async Task FlushAsync()
        {
            if (batch.Count > 0)
            {
                await to.SubmitTransactionAsync(
                    batch.Select(r => new TableTransactionAction(TableTransactionActionType.UpsertReplace, r)), cancellationToken);
            }

            copied += batch.Count;
            batch.Clear();
            bytes = 0;
        }
    }

    private static int BytesOf(TableEntity row) => row.Sum(member => member.Value switch
    {
        string text => BytesOfValue + (text.Length * BytesOfCharacter),
        byte[] data => BytesOfValue + (data.Length * 2),
        _ => BytesOfValue,
    });

    private static async Task<long> CopyBlobsAsync(BlobContainerClient from, BlobContainerClient to, CancellationToken cancellationToken)
    {
        var copied = 0L;
        await Parallel.ForEachAsync(
            from.GetBlobsAsync(cancellationToken: cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = ConcurrentBlobs, CancellationToken = cancellationToken },
            async (blob, token) =>
            {
                var content = (await from.GetBlobClient(blob.Name).DownloadContentAsync(token)).Value.Content;
                try
                {
                    await to.GetBlobClient(blob.Name).UploadAsync(content, CreateOnly, token);
                    Interlocked.Increment(ref copied);
                }
                catch (RequestFailedException e) when (e.Status is 409 or 412)
                {
                    // There from a copy that was stopped.
                }
            });
        return copied;
    }
}
