using Azure;
using Azure.Data.Tables;
using NewsBot.Storage;

namespace NewsBot.Sources;

/// <summary>
/// The order in which sources are due. A claim takes all due sources of a host, so that its limits hold however many workers
/// there are; a claim that nobody finishes runs out, and its sources are due again.
/// </summary>
public sealed class SourceSchedule(StorageAccount storage)
{
    /// <summary>A host's sources in one claim and one message; more wait for the next poll.</summary>
    public const int MaxSourcesPerHost = 32;

    // Under the 48 KiB of a message, in bytes of JSON: texts, and Base64 of what was seen.
    private const int MaxClaimBytes = 40_000;
    private const int MaxSourcesPerPoll = 2_000;

    private readonly TableClient table = storage.Table(StorageNames.Sources);

    /// <summary>
    /// Claims what is due: one query, and one transaction for each 33 sources. Two polls at once never claim the same source.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<HostClaim>> ClaimDueAsync(
        DateTimeOffset now, TimeSpan claimFor, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var until = now + claimFor;
        foreach (var chunk in ChunkByTransaction(await FindDueAsync(now, cancellationToken)))
        {
            var claimed = await GroupedTransactions.SubmitAsync(
                table,
                chunk.Select(host => new HostClaim(host.Key, until, host.Value)),
                claim => [.. claim.Orders.SelectMany(o => SourceRows.Move(o, SourceRows.Claimed(o.Id, until), []))],
                cancellationToken);

            yield return
            [
                .. claimed.Select(c => c with { Orders = [.. c.Orders.Select(o => o with { Row = SourceRows.Claimed(o.Id, until) })] }),
            ];
        }
    }

    /// <summary>The entries seen of a source that has too many of them for its order.</summary>
    public async Task<SeenEntries> FindSeenAsync(SourceId id, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            SourceRows.Partition, SourceRows.Seen(id), cancellationToken: cancellationToken);
        return row.HasValue && row.Value?.GetBinary("Seen") is { } seen ? SeenEntries.FromBytes(seen) : SeenEntries.None;
    }

    /// <summary>
    /// Gives claimed orders back with what came of them. Orders that were taken over, switched off or removed meanwhile are
    /// left alone: their outcome is someone else's.
    /// </summary>
    public async Task FinishAsync(IReadOnlyCollection<FetchOutcome> outcomes, CancellationToken cancellationToken) =>
        await GroupedTransactions.SubmitAsync(table, outcomes, Finish, cancellationToken);

    /// <summary>When the longest waiting source was due; null where none is.</summary>
    public async Task<DateTimeOffset?> FindOldestDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {SourceRows.Partition} and RowKey ge {SourceRows.FirstDue} and RowKey lt {SourceRows.AfterDue(now)}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: 1, ["RowKey"], cancellationToken))
        {
            return SourceRows.TimeOf(row.RowKey);
        }

        return null;
    }

    private static IReadOnlyList<TableTransactionAction> Finish(FetchOutcome outcome)
    {
        var next = outcome.Next;
        var changes = new TableEntity
        {
            ["Url"] = next.Url,
            ["Title"] = next.Title,
            ["Status"] = outcome.Status.ToString(),
            ["Failures"] = next.Failures,
            ["Reason"] = outcome.Reason ?? "",
            ["LastFetched"] = outcome.FetchedAt,
        };
        if (outcome.Changed)
        {
            changes["LastChanged"] = outcome.FetchedAt;
        }

        var actions = SourceRows.Move(next, SourceRows.Due(next.Id, outcome.NextDue), changes);
        return next.Seen?.ToBytes() is { Length: > SourceRows.MaxSeenInOrder } seen
            ? [.. actions, SeenRow(next.Id, seen)]
            : actions;
    }

    private static TableTransactionAction SeenRow(SourceId id, byte[] seen) =>
        new(TableTransactionActionType.UpsertReplace, new TableEntity(SourceRows.Partition, SourceRows.Seen(id)) { ["Seen"] = seen });

    private async Task<Dictionary<string, List<FetchOrder>>> FindDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {SourceRows.Partition} and RowKey ge {SourceRows.FirstClaim} and RowKey lt {SourceRows.AfterDue(now)}");
        var busy = new HashSet<string>(StringComparer.Ordinal);
        var due = new Dictionary<string, List<FetchOrder>>(StringComparer.Ordinal);
        var bytes = new Dictionary<string, int>(StringComparer.Ordinal);
        var found = 0;

        // Claims sort before what is due, so a busy host is known before its waiting sources are met.
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var order = SourceRows.ToOrder(entity);
            var host = HostOf(order.Url);
            if (SourceRows.IsClaim(order.Row) && SourceRows.TimeOf(order.Row) > now)
            {
                busy.Add(host);
            }
            else if (!busy.Contains(host))
            {
                if (!due.TryGetValue(host, out var orders))
                {
                    due[host] = orders = [];
                }

                var size = bytes.GetValueOrDefault(host) + SizeOf(order);
                if (orders.Count < MaxSourcesPerHost && (orders.Count == 0 || size <= MaxClaimBytes))
                {
                    orders.Add(order);
                    bytes[host] = size;
                    found++;
                }
            }

            if (found >= MaxSourcesPerPoll)
            {
                break;
            }
        }

        foreach (var host in busy)
        {
            due.Remove(host);
        }

        return due;
    }

    private static IEnumerable<IReadOnlyList<KeyValuePair<string, List<FetchOrder>>>> ChunkByTransaction(
        Dictionary<string, List<FetchOrder>> hosts)
    {
        const int ActionsPerOrder = 3;
        var chunk = new List<KeyValuePair<string, List<FetchOrder>>>();
        var actions = 0;
        foreach (var host in hosts)
        {
            var size = host.Value.Count * ActionsPerOrder;
            if (actions + size > GroupedTransactions.MaxActions && chunk.Count > 0)
            {
                yield return chunk;
                chunk = [];
                actions = 0;
            }

            chunk.Add(host);
            actions += size;
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }

    private static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.IdnHost : "";

    private static int SizeOf(FetchOrder order) =>
        300 + (6 * (order.Url.Length + order.Title.Length)) + (2 * ((order.ETag?.Length ?? 0) + (order.LastModified?.Length ?? 0)))
        + ((order.Seen?.Count ?? 0) * 11);
}
