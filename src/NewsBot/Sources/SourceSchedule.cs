using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using NewsBot.Storage;

namespace NewsBot.Sources;

/// <summary>
/// The order in which sources are due. A claim takes all due sources of a host together with the host's lease, so that its limits
/// hold however many workers there are; a claim that nobody finishes runs out, and its sources are due again.
/// </summary>
public sealed class SourceSchedule(StorageAccount storage)
{
    /// <summary>A host's sources in one claim and one message; more wait for the next poll.</summary>
    public const int MaxSourcesPerHost = 32;

    private readonly TableClient table = storage.Table(StorageNames.Sources);
    private readonly HostLeases leases = new(storage.Table(StorageNames.Sources));

    /// <summary>
    /// Claims what is due: one query, and one transaction for each 25 to 33 sources. Two polls at once never claim the same source.
    /// </summary>
    public async IAsyncEnumerable<HostClaim> ClaimDueAsync(
        DateTimeOffset now, TimeSpan claimFor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var until = now + claimFor;
        var found = await DueSources.FindAsync(table, now, cancellationToken);
        await PostponeAsync(found, cancellationToken);
        var claimed = GroupedTransactions.StreamAsync(
            table,
            found.ByHost,
            host =>
            [
                HostLeases.Take(host.Key, until, found.EndedLeases.GetValueOrDefault(host.Key)),
                .. host.Value.SelectMany(o => SourceRows.Move(o, SourceRows.Claimed(o.Id, until), [])),
            ],
            cancellationToken);
        await foreach (var (host, version) in claimed)
        {
            yield return new HostClaim(
                new HostLease(host.Key, until, version.ToString()),
                [.. host.Value.Select(o => o with { Row = SourceRows.Claimed(o.Id, until) })]);
        }

        await leases.ClearAsync(found.EndedLeases.Where(l => !found.ByHost.ContainsKey(l.Key)), cancellationToken);
    }

    /// <summary>
    /// Claims a source that a person has just added and that is being fetched already; null where it is watched or its host
    /// is busy, and then nothing is written.
    /// </summary>
    public async Task<HostClaim?> TryAddClaimedAsync(Source source, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var order = SourceRows.NewOrder(source, SourceRows.Claimed(source.Id, until));
        var host = HostOf(source.Url);
        var written = await GroupedTransactions.StreamAsync(
            table,
            [order],
            o => [HostLeases.Take(host, until, default), .. SourceRows.Insert(source, o)],
            cancellationToken).ToListAsync(cancellationToken);
        return written.Count == 0 ? null : new HostClaim(new HostLease(host, until, written[0].Version.ToString()), [order]);
    }

    /// <summary>Which of a claim's orders are still claimed by it: others were finished, taken over or removed. One query.</summary>
    public async Task<IReadOnlySet<string>> FindClaimedAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {SourceRows.Partition} and RowKey ge {SourceRows.FirstClaimOf(until)} and RowKey lt {SourceRows.AfterClaimsOf(until)}");
        var rows = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken))
        {
            rows.Add(row.RowKey);
        }

        return rows;
    }

    /// <summary>The entries seen of a source that has too many of them for its order.</summary>
    public async Task<SeenEntries> FindSeenAsync(SourceId id, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            SourceRows.Partition, SourceRows.Seen(id), cancellationToken: cancellationToken);
        return row.HasValue && row.Value is { } seen ? SourceRows.ToSeen(seen) : SeenEntries.None;
    }

    /// <summary>
    /// Gives claimed orders back with what came of them, and with them the host's lease. Orders that were taken over, switched off
    /// or removed meanwhile are left alone: their outcome is someone else's.
    /// </summary>
    /// <param name="outcomes">Of one claim.</param>
    /// <param name="lease">Ends; null where there is none to end.</param>
    /// <param name="holdUntil">Until when the host asks not to be asked at all; null: it does not.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task FinishAsync(
        IReadOnlyCollection<FetchOutcome> outcomes, HostLease? lease, DateTimeOffset? holdUntil, CancellationToken cancellationToken)
    {
        IEnumerable<IReadOnlyList<TableTransactionAction>> groups = outcomes.Select(Finish);
        await GroupedTransactions.SubmitAsync(
            table, lease is null ? groups : groups.Append([HostLeases.End(lease, holdUntil)]), actions => actions, cancellationToken);
    }

    /// <summary>Takes a host's lease beside the schedule, to read its pages. One to three operations.</summary>
    /// <inheritdoc cref="HostLeases.TryTakeAsync"/>
    public Task<(HostLease? Lease, DateTimeOffset? HeldUntil)> TryLeaseAsync(string host, DateTimeOffset now, TimeSpan leaseFor, CancellationToken cancellationToken) =>
        leases.TryTakeAsync(host, now, now + leaseFor, cancellationToken);

    /// <summary>Gives the lease back, or holds the host until the instant.</summary>
    public Task EndLeaseAsync(HostLease lease, DateTimeOffset? holdUntil, CancellationToken cancellationToken) =>
        leases.EndAsync(lease, holdUntil, cancellationToken);

    /// <inheritdoc cref="HostLeases.FindHoldAsync"/>
    public Task<DateTimeOffset?> FindHoldAsync(string host, DateTimeOffset now, CancellationToken cancellationToken) =>
        leases.FindHoldAsync(host, now, cancellationToken);

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

    /// <summary>The host of an address, as leases name it: its limits hold whatever the port.</summary>
    public static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.IdnHost.ToLowerInvariant() : "";

    private static IReadOnlyList<TableTransactionAction> Finish(FetchOutcome outcome)
    {
        var next = outcome.Next;
        if (outcome.FetchedAt is not { } fetchedAt)
        {
            return SourceRows.Move(next, SourceRows.Due(next.Id, outcome.NextDue), new TableEntity { ["Reason"] = outcome.Reason ?? "" });
        }

        var changes = new TableEntity
        {
            ["Url"] = next.Url,
            ["Title"] = next.Title,
            ["Status"] = outcome.Status.ToString(),
            ["Failures"] = next.Failures,
            ["Reason"] = outcome.Reason ?? "",
            ["LastFetched"] = fetchedAt,
            ["Interval"] = next.Rhythm.Interval,
        };
        if (outcome.Changed)
        {
            changes["LastChanged"] = fetchedAt;
        }

        var actions = SourceRows.Move(next, SourceRows.Due(next.Id, outcome.NextDue), changes);
        return next.Seen?.ToBytes() is { Length: > SourceRows.MaxSeenInOrder } seen
            ? [.. actions, new TableTransactionAction(TableTransactionActionType.UpsertReplace, SourceRows.FromSeen(next.Id, seen))]
            : actions;
    }

    /// <summary>Sources that have to wait are due when that is over, rather than looked at by each poll.</summary>
    private async Task PostponeAsync(DueSources found, CancellationToken cancellationToken) =>
        await GroupedTransactions.SubmitAsync(
            table,
            found.Held,
            held => SourceRows.Move(held.Order, SourceRows.Due(held.Order.Id, held.Until), new TableEntity { ["Reason"] = held.Reason }),
            cancellationToken);
}
