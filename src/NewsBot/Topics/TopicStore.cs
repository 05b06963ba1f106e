using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using NewsBot.Storage;

namespace NewsBot.Topics;

/// <summary>
/// Topics of the operator in table <c>Topics</c>, over the shipped defaults: partition the owner, row the topic's id. A row without a
/// definition takes a default away.
/// </summary>
public sealed partial class TopicStore(StorageAccount storage, ILogger<TopicStore> logger)
{
    /// <summary>Whoever runs the bot; servers' own topics have partitions of their own.</summary>
    private const string Operator = "operator";

    private readonly TableClient table = storage.Table(StorageNames.Topics);

    /// <summary>The defaults less those taken away, and what was added or changed: one query.</summary>
    public async Task<IReadOnlyList<TopicDefinition>> ListAsync(CancellationToken cancellationToken)
    {
        var topics = DefaultTopics.All.ToDictionary(t => t.Id);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Operator}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var id = new TopicId(row.RowKey);
            if (row.GetString("Json") is not { Length: > 0 } json)
            {
                topics.Remove(id);
                continue;
            }

            var (topic, error) = TopicDefinition.Parse(json);
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

    public async Task SaveAsync(TopicDefinition topic, CancellationToken cancellationToken) =>
        await WriteAsync(topic.Id, JsonSerializer.Serialize(topic, TopicJson.Default.TopicDefinition), cancellationToken);

    /// <summary>Takes a topic away; its tags stay until they are pruned.</summary>
    public async Task RemoveAsync(TopicId id, CancellationToken cancellationToken) => await WriteAsync(id, "", cancellationToken);

    private async Task WriteAsync(TopicId id, string json, CancellationToken cancellationToken) =>
        await table.UpsertEntityAsync(new TableEntity(Operator, id.Value) { ["Json"] = json }, TableUpdateMode.Replace, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(160, LogLevel.Error, "Topic {Topic} is left out, its definition can't be read: {Reason}")]
        public static partial void Unreadable(ILogger logger, TopicId topic, string? reason);
    }
}
