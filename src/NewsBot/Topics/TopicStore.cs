using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using NewsBot.Servers;
using NewsBot.Storage;

namespace NewsBot.Topics;

/// <summary>
/// Topics in table <c>Topics</c>: partition the owner (<c>operator</c>, or a server's number), row the topic's id. The operator's stand over those
/// that the bot comes with: a row without a definition takes a shipped topic away; a row <c>pack|name</c> switches a pack on.
/// </summary>
public sealed partial class TopicStore(StorageAccount storage, ILogger<TopicStore> logger)
{
    /// <summary>Whoever runs the bot. No server's partition comes after it.</summary>
    private const string Operator = "operator";

    private const string Pack = "pack|";

    private readonly TableClient table = storage.Table(StorageNames.Topics);

    /// <summary>The defaults and the packs switched on, less what was taken away, and what was added or changed: one query.</summary>
    public async Task<IReadOnlyList<TopicDefinition>> ListAsync(CancellationToken cancellationToken) =>
        Shared(await ReadRowsAsync(Operator, cancellationToken));

    /// <summary>Those that the server added: one query.</summary>
    public async Task<IReadOnlyList<TopicDefinition>> ListAsync(ServerId server, CancellationToken cancellationToken) =>
        [.. (await ReadRowsAsync(server.Value, cancellationToken)).Select(Read).OfType<TopicDefinition>()];

    /// <summary>The operator's as <see cref="ListAsync(CancellationToken)"/> gives them, then all servers': one query.</summary>
    public async Task<IReadOnlyList<TopicDefinition>> ListAllAsync(CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey le {Operator}");
        var rows = await table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
            .ToLookupAsync(r => r.PartitionKey, cancellationToken: cancellationToken);
        var servers = rows.Where(owner => ServerId.TryParse(owner.Key, out _)).SelectMany(owner => owner);
        return [.. Shared([.. rows[Operator]]), .. servers.Select(Read).OfType<TopicDefinition>()];
    }

    private List<TopicDefinition> Shared(IReadOnlyList<TableEntity> rows)
    {
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

            if (Read(row) is { } topic)
            {
                topics[id] = topic;
            }
        }

        return [.. topics.Values];
    }

    /// <summary>Switches a pack on. Of its topics, those that were taken away come back; those that were changed stay as they are.</summary>
    /// <exception cref="KeyNotFoundException">There is no such pack.</exception>
    public async Task AddPackAsync(string pack, CancellationToken cancellationToken)
    {
        var topics = ShippedTopics.Packs[pack].Select(t => t.Id.Value).ToHashSet(StringComparer.Ordinal);
        var takenAway = (await ReadRowsAsync(Operator, cancellationToken)).Where(r => topics.Contains(r.RowKey) && IsTakenAway(r));
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
    public async Task RemoveAsync(TopicId id, CancellationToken cancellationToken)
    {
        if (id.Server is { } server)
        {
            await table.DeleteEntityAsync(server.Value, id.Value, cancellationToken: cancellationToken);
        }
        else
        {
            await WriteAsync(id, "", cancellationToken);
        }
    }

    /// <summary>Takes all topics away that the server added; their tags stay.</summary>
    public async Task RemoveAllAsync(ServerId server, CancellationToken cancellationToken) =>
        await table.DeleteRowsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {server.Value}"), cancellationToken);

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

    private async Task<List<TableEntity>> ReadRowsAsync(string owner, CancellationToken cancellationToken) =>
        await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {owner}"), cancellationToken: cancellationToken)
            .ToListAsync(cancellationToken);

    /// <summary>Null where it can't be read: one such must not stop the tagging of all others.</summary>
    private TopicDefinition? Read(TableEntity row)
    {
        var (topic, error) = TopicDefinition.Parse(row.GetString("Json"));
        if (topic is null)
        {
            Log.Unreadable(logger, new TopicId(row.RowKey), error);
        }

        return topic;
    }

    private static bool IsPack(TableEntity row) => row.RowKey.StartsWith(Pack, StringComparison.Ordinal);

    private static bool IsTakenAway(TableEntity row) => string.IsNullOrEmpty(row.GetString("Json"));

    private async Task WriteAsync(TopicId id, string json, CancellationToken cancellationToken) =>
        await table.UpsertEntityAsync(new TableEntity(id.Server?.Value ?? Operator, id.Value) { ["Json"] = json }, TableUpdateMode.Replace, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(195, LogLevel.Error, "Topic {Topic} is left out, its definition can't be read: {Reason}")]
        public static partial void Unreadable(ILogger logger, TopicId topic, string? reason);
    }
}
