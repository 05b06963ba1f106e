using Azure;
using Azure.Data.Tables;
using NewsBot.Storage;

namespace NewsBot.Sources;

/// <summary>Leases of hosts as rows beside the orders, so that a claim takes its host's lease in its own transaction.</summary>
internal sealed class HostLeases(TableClient table)
{
    private static readonly TimeSpan LongestHold = TimeSpan.FromDays(1);

    /// <summary>The row that takes a lease: a new one, or in place of one that ran out.</summary>
    public static TableTransactionAction Take(string host, DateTimeOffset until, ETag ended)
    {
        var row = Row(host, until, isHold: false);
        return ended == default
            ? new TableTransactionAction(TableTransactionActionType.Add, row)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, ended);
    }

    /// <summary>Gives a lease back, or turns it into a hold, of a day at most: whose source was told so waits longer, as it was told.</summary>
    public static TableTransactionAction End(HostLease lease, DateTimeOffset? holdUntil) => holdUntil is { } until
        ? new TableTransactionAction(
            TableTransactionActionType.UpdateReplace,
            Row(lease.Host, until < lease.Until + LongestHold ? until : lease.Until + LongestHold, isHold: true), new ETag(lease.Version))
        : new TableTransactionAction(TableTransactionActionType.Delete, Row(lease.Host, lease.Until, isHold: false), new ETag(lease.Version));

    public static string HostOf(TableEntity row) => row.GetString("Host");

    public static DateTimeOffset UntilOf(TableEntity row) => row.GetDateTimeOffset("Until") ?? default;

    /// <summary>That nobody is asking the host: it asked for patience itself.</summary>
    public static bool IsHold(TableEntity row) => row.GetBoolean("Hold") ?? false;

    /// <returns>The lease; or null, and until when the host asks for patience where that is why.</returns>
    public async Task<(HostLease? Lease, DateTimeOffset? HeldUntil)> TryTakeAsync(
        string host, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (await TryWriteAsync(host, until, default, cancellationToken) is { } taken)
        {
            return (taken, null);
        }

        return await FindAsync(host, cancellationToken) is not { } there ? (null, null)
            : UntilOf(there) <= now ? (await TryWriteAsync(host, until, there.ETag, cancellationToken), null)
            : (null, IsHold(there) ? UntilOf(there) : null);
    }

    /// <summary>Until when the host asks not to be asked; null where it does not.</summary>
    public async Task<DateTimeOffset?> FindHoldAsync(string host, DateTimeOffset now, CancellationToken cancellationToken) =>
        await FindAsync(host, cancellationToken) is { } there && IsHold(there) && UntilOf(there) > now ? UntilOf(there) : null;

    /// <summary>A person wants the host asked, whatever it asked for itself.</summary>
    public async Task LiftHoldAsync(string host, CancellationToken cancellationToken)
    {
        if (await FindAsync(host, cancellationToken) is { } there && IsHold(there))
        {
            await ClearAsync([KeyValuePair.Create(host, there.ETag)], cancellationToken);
        }
    }

    public async Task EndAsync(HostLease lease, DateTimeOffset? holdUntil, CancellationToken cancellationToken) =>
        await GroupedTransactions.SubmitAsync(table, [lease], l => [End(l, holdUntil)], cancellationToken);

    /// <summary>Drops leases of these versions; who took one over meanwhile keeps it.</summary>
    public async Task ClearAsync(IEnumerable<KeyValuePair<string, ETag>> leases, CancellationToken cancellationToken) =>
        await GroupedTransactions.SubmitAsync(
            table,
            leases,
            lease => [new TableTransactionAction(TableTransactionActionType.Delete, Row(lease.Key, default, isHold: false), lease.Value)],
            cancellationToken);

    private async Task<TableEntity?> FindAsync(string host, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(SourceRows.Partition, SourceRows.Lease(host), cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    private async Task<HostLease?> TryWriteAsync(string host, DateTimeOffset until, ETag ended, CancellationToken cancellationToken)
    {
        var taken = await GroupedTransactions.StreamAsync(table, [host], h => [Take(h, until, ended)], cancellationToken).ToListAsync(cancellationToken);
        return taken.Count == 0 ? null : new HostLease(host, until, taken[0].Version.ToString());
    }

    private static TableEntity Row(string host, DateTimeOffset until, bool isHold) => new(SourceRows.Partition, SourceRows.Lease(host))
    {
        ["Host"] = host,
        ["Until"] = until,
        ["Hold"] = isHold,
    };
}
