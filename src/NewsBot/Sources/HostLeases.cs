using Azure;
using Azure.Data.Tables;
using NewsBot.Storage;

namespace NewsBot.Sources;

/// <summary>Leases of hosts as rows beside the orders, so that a claim takes its host's lease in its own transaction.</summary>
internal sealed class HostLeases(TableClient table)
{
    /// <summary>The row that takes a lease: a new one, or in place of one that ran out.</summary>
    public static TableTransactionAction Take(string host, DateTimeOffset until, ETag ended)
    {
        var row = Row(host, until, isHold: false);
        return ended == default
            ? new TableTransactionAction(TableTransactionActionType.Add, row)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, ended);
    }

    /// <summary>Gives a lease back, or turns it into a hold.</summary>
    public static TableTransactionAction End(HostLease lease, DateTimeOffset? holdUntil) => holdUntil is { } until
        ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, Row(lease.Host, until, isHold: true), new ETag(lease.Version))
        : new TableTransactionAction(TableTransactionActionType.Delete, Row(lease.Host, lease.Until, isHold: false), new ETag(lease.Version));

    public static string HostOf(TableEntity row) => row.GetString("Host");

    public static DateTimeOffset UntilOf(TableEntity row) => row.GetDateTimeOffset("Until") ?? default;

    /// <summary>That nobody is asking the host: it asked for patience itself.</summary>
    public static bool IsHold(TableEntity row) => row.GetBoolean("Hold") ?? false;

    public async Task<HostLease?> TryTakeAsync(string host, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var lease = await TryWriteAsync(host, until, default, cancellationToken);
        if (lease is not null)
        {
            return lease;
        }

        var there = await table.GetEntityIfExistsAsync<TableEntity>(
            SourceRows.Partition, SourceRows.Lease(host), cancellationToken: cancellationToken);
        return there.HasValue && there.Value is { } row && UntilOf(row) <= now
            ? await TryWriteAsync(host, until, row.ETag, cancellationToken)
            : null;
    }

    public async Task EndAsync(HostLease lease, DateTimeOffset? holdUntil, CancellationToken cancellationToken) =>
        await GroupedTransactions.SubmitAsync(table, [lease], l => [End(l, holdUntil)], cancellationToken);

    /// <summary>Drops leases that ran out; who took one over meanwhile keeps it.</summary>
    public async Task ClearAsync(IEnumerable<KeyValuePair<string, ETag>> ended, CancellationToken cancellationToken) =>
        await GroupedTransactions.SubmitAsync(
            table,
            ended,
            lease => [new TableTransactionAction(TableTransactionActionType.Delete, Row(lease.Key, default, isHold: false), lease.Value)],
            cancellationToken);

    private async Task<HostLease?> TryWriteAsync(string host, DateTimeOffset until, ETag ended, CancellationToken cancellationToken)
    {
        var written = await GroupedTransactions.SubmitVersionedAsync(table, [host], h => [Take(h, until, ended)], cancellationToken);
        return written.Count == 0 ? null : new HostLease(host, until, written[0].Version.ToString());
    }

    private static TableEntity Row(string host, DateTimeOffset until, bool isHold) => new(SourceRows.Partition, SourceRows.Lease(host))
    {
        ["Host"] = host,
        ["Until"] = until,
        ["Hold"] = isHold,
    };
}
