using Azure;
using Azure.Data.Tables;
using NewsBot.Servers;
using NewsBot.Storage;

namespace NewsBot.Sources;

/// <summary>The watched sources as people manage them: add, list, switch off and on, remove.</summary>
public sealed class SourceStore(StorageAccount storage, TimeProvider clock)
{
    private const int MaxTries = 5;

    private readonly TableClient table = storage.Table(StorageNames.Sources);
    private readonly HostLeases leases = new(storage.Table(StorageNames.Sources));

    /// <summary>Adds those that are not watched yet, due at once unless they are disabled; returns them.</summary>
    public Task<IReadOnlyList<Source>> AddAsync(IReadOnlyCollection<Source> sources, CancellationToken cancellationToken) =>
        AddAsync(sources, _ => { }, cancellationToken);

    /// <inheritdoc cref="AddAsync(IReadOnlyCollection{Source}, CancellationToken)"/>
    /// <param name="sources">May be many.</param>
    /// <param name="progress">Is told how many are done after each thousand but the last.</param>
    /// <param name="cancellationToken">Stops the adding; those added stay.</param>
    public async Task<IReadOnlyList<Source>> AddAsync(
        IReadOnlyCollection<Source> sources, Action<int> progress, CancellationToken cancellationToken)
    {
        const int AtOnce = 1_000;
        var known = (await ListAsync(cancellationToken)).Select(s => s.Id).ToHashSet();
        var added = new List<Source>();
        var done = sources.Count(s => known.Contains(s.Id));
        foreach (var some in sources.DistinctBy(s => s.Id).Where(s => !known.Contains(s.Id)).Chunk(AtOnce))
        {
            added.AddRange(await GroupedTransactions.SubmitAsync(table, some, Insert, cancellationToken));
            done += some.Length;
            if (done < sources.Count)
            {
                progress(done);
            }
        }

        return added;
    }

    /// <summary>Adds one, due at once; false where it is watched already.</summary>
    public async Task<bool> TryAddAsync(Source source, CancellationToken cancellationToken) =>
        (await GroupedTransactions.SubmitAsync(table, [source], Insert, cancellationToken)).Count == 1;

    /// <summary>Null where it is not watched.</summary>
    public async Task<Source?> FindAsync(SourceId id, CancellationToken cancellationToken) =>
        await FindAsync(SourceRows.Source(id), cancellationToken) is { } row ? SourceRows.ToSource(row) : null;

    /// <summary>All, those that servers added among them, by title.</summary>
    public Task<IReadOnlyList<Source>> ListAsync(CancellationToken cancellationToken) =>
        ListAsync(SourceRows.FirstSource, SourceRows.AfterSources, cancellationToken);

    /// <summary>Those that the server added, by title: one query by key range.</summary>
    public Task<IReadOnlyList<Source>> ListAsync(ServerId server, CancellationToken cancellationToken) =>
        ListAsync(SourceRows.FirstSource + server.Own(""), SourceRows.FirstSource + server.AfterOwn, cancellationToken);

    private async Task<IReadOnlyList<Source>> ListAsync(string first, string after, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {SourceRows.Partition} and RowKey ge {first} and RowKey lt {after}");
        var sources = new List<Source>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            sources.Add(SourceRows.ToSource(entity));
        }

        return [.. sources.OrderBy(s => s.Title, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Url, StringComparer.Ordinal)];
    }

    /// <summary>False where there is no such source. Its articles and tags stay until they are pruned.</summary>
    public async Task<bool> RemoveAsync(SourceId id, CancellationToken cancellationToken)
    {
        var removed = await ChangeAsync(
            id,
            (source, order) =>
            [
                new TableTransactionAction(TableTransactionActionType.Delete, source, source.ETag),
                new TableTransactionAction(TableTransactionActionType.Delete, order, order.ETag),
            ],
            cancellationToken);
        if (removed)
        {
            await table.DeleteEntityAsync(SourceRows.Partition, SourceRows.Seen(id), ETag.All, cancellationToken);
        }

        return removed;
    }

    /// <summary>Removes all sources that the server added; their articles and tags stay.</summary>
    public async Task RemoveAllAsync(ServerId server, CancellationToken cancellationToken)
    {
        foreach (var source in await ListAsync(server, cancellationToken))
        {
            await RemoveAsync(source.Id, cancellationToken);
        }
    }

    /// <summary>
    /// Switches fetching off, or on and due at once, whatever patience its host asked for. False where there is no such source.
    /// </summary>
    public async Task<bool> SetEnabledAsync(SourceId id, bool enabled, CancellationToken cancellationToken)
    {
        if (enabled && await FindAsync(id, cancellationToken) is { } source)
        {
            await leases.LiftHoldAsync(SourceSchedule.HostOf(source.Url), cancellationToken);
        }

        var row = SourceRows.Due(id, enabled ? clock.GetUtcNow() : null);
        var changes = new TableEntity
        {
            ["Status"] = (enabled ? SourceStatus.New : SourceStatus.Disabled).ToString(),
            ["Failures"] = 0,
            ["Reason"] = "",
        };
        return await ChangeAsync(
            id,
            (_, order) => order.RowKey == row ? [] : SourceRows.Move(SourceRows.ToOrder(order) with { Failures = 0 }, row, changes),
            cancellationToken);
    }

    private async Task<bool> ChangeAsync(
        SourceId id, Func<TableEntity, TableEntity, IReadOnlyList<TableTransactionAction>> change, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var source = await FindAsync(SourceRows.Source(id), cancellationToken);
            if (source is null)
            {
                return false;
            }

            // A poll or fetch may move the order between our reads and our write; then we look again.
            var order = await FindAsync(source.GetString("Order"), cancellationToken);
            if (order is not null)
            {
                var actions = change(source, order);
                if (actions.Count == 0 || (await GroupedTransactions.SubmitAsync(table, [id], _ => actions, cancellationToken)).Count == 1)
                {
                    return true;
                }
            }

            if (tries == MaxTries)
            {
                throw new StorageException($"Source {id} is being changed by somebody else; try again.");
            }
        }
    }

    private async Task<TableEntity?> FindAsync(string row, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(SourceRows.Partition, row, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    private IReadOnlyList<TableTransactionAction> Insert(Source source) =>
        SourceRows.Insert(
            source,
            SourceRows.NewOrder(source, SourceRows.Due(source.Id, source.Status == SourceStatus.Disabled ? null : clock.GetUtcNow())));
}
