using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using NewsBot.Storage;

namespace NewsBot.Topics;

/// <summary>
/// Topics of the operator in table <c>Topics</c>, over those that the bot comes with: partition the owner, row the topic's id. A row without a
/// definition takes a shipped topic away; a row <c>pack|name</c> switches a pack on.
/// </summary>
public sealed partial class TopicStore(StorageAccount storage, ILogger<TopicStore> logger)
{
    /// <summary>Whoever runs the bot; servers' own topics have partitions of their own.</summary>
    private const string Operator = "operator";

    private const string Pack = "pack|";

    private readonly TableClient table = storage.Table(StorageNames.Topics);

    /// <summary>The defaults and the packs switched on, less what was taken away, and what was added or changed: one query.</summary>
    public async Task<IReadOnlyList<TopicDefinition>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await ReadRowsAsync(cancellationToken);
        var packs = rows.Where(IsPack).Select(r => ShippedTopics.Packs.GetValueOrDefault(r.RowKey[Pack.Length..]) ?? []);
        var topics = ShippedTopics.Default.Concat(packs.SelectMany(p => p)).ToDictionary(t => t.Id);
        foreach (var row in rows.Where(r => !IsPack(r)))
        {
            var id = new TopicId(row.RowKey);
            if (IsTakenAway(row))
            {
                topics.Remove(id);
                continue;
            }

            var (topic, error) = TopicDefinition.Parse(row.GetString("Json"));
            if (topic is not null)
            {
                topics[id] = topic;
            }
            else
            {
                // One that can't be read must not stop the tagging of all others.
                Log.Unreadable(logger, id, error);
            }
        }

        return [.. topics.Values];
    }

    /// <summary>Switches a pack on. Of its topics, those that were taken away come back; those that were changed stay as they are.</summary>
    /// <exception cref="KeyNotFoundException">There is no such pack.</exception>
    public async Task AddPackAsync(string pack, CancellationToken cancellationToken)
    {
        var topics = ShippedTopics.Packs[pack].Select(t => t.Id.Value).ToHashSet(StringComparer.Ordinal);
        var takenAway = (await ReadRowsAsync(cancellationToken)).Where(r => topics.Contains(r.RowKey) && IsTakenAway(r));
        await table.SubmitTransactionAsync(
            [
                new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity(Operator, Pack + pack)),
                .. takenAway.Select(r => new TableTransactionAction(TableTransactionActionType.Delete, r, r.ETag)),
            ],
            cancellationToken);
    }

    /// <summary>Switches a pack off; what was changed of it stays, as topics of the operator's own.</summary>
    public async Task RemovePackAsync(string pack, CancellationToken cancellationToken) =>
        await table.DeleteEntityAsync(Operator, Pack + pack, cancellationToken: cancellationToken);

    public async Task SaveAsync(TopicDefinition topic, CancellationToken cancellationToken) =>
        await WriteAsync(topic.Id, topic.ToJson(), cancellationToken);

    /// <summary>Takes a topic away; its tags stay until they are pruned.</summary>
    public async Task RemoveAsync(TopicId id, CancellationToken cancellationToken) => await WriteAsync(id, "", cancellationToken);

    /// <summary>Brings a shipped topic back as it was shipped; false where the bot came with none of that id.</summary>
    public async Task<bool> TryRestoreAsync(TopicId id, CancellationToken cancellationToken)
    {
        if (!ShippedTopics.Default.Concat(ShippedTopics.Packs.Values.SelectMany(p => p)).Any(t => t.Id == id))
        {
            return false;
        }

        await table.DeleteEntityAsync(Operator, id.Value, cancellationToken: cancellationToken);
        return true;
    }

    private async Task<List<TableEntity>> ReadRowsAsync(CancellationToken cancellationToken) =>
        await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Operator}"), cancellationToken: cancellationToken)
            .ToListAsync(cancellationToken);

    private static bool IsPack(TableEntity row) => row.RowKey.StartsWith(Pack, StringComparison.Ordinal);

    private static bool IsTakenAway(TableEntity row) => string.IsNullOrEmpty(row.GetString("Json"));

    private async Task WriteAsync(TopicId id, string json, CancellationToken cancellationToken) =>
        await table.UpsertEntityAsync(new TableEntity(Operator, id.Value) { ["Json"] = json }, TableUpdateMode.Replace, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(195, LogLevel.Error, "Topic {Topic} is left out, its definition can't be read: {Reason}")]
        public static partial void Unreadable(ILogger logger, TopicId topic, string? reason);
    }
}
