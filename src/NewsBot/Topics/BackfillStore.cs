using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using NewsBot.Storage;

namespace NewsBot.Topics;

/// <summary>Backfills that were begun, in table <c>Topics</c>: partition <c>backfill</c>, row the topic.</summary>
public sealed class BackfillStore(StorageAccount storage)
{
    private const string Partition = "backfill";

    private readonly TableClient table = storage.Table(StorageNames.Topics);

    public async Task<BackfillState?> FindAsync(TopicId topic, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, topic.Value, cancellationToken: cancellationToken);
        return row is { HasValue: true, Value: { } found } && found.GetString("Json") is { } json
            ? JsonSerializer.Deserialize(json, BackfillJson.Default.BackfillState)
            : null;
    }

    public async Task SaveAsync(BackfillState state, CancellationToken cancellationToken) => await table.UpsertEntityAsync(
        new TableEntity(Partition, state.Topic.Value) { ["Json"] = JsonSerializer.Serialize(state, BackfillJson.Default.BackfillState) },
        TableUpdateMode.Replace,
        cancellationToken);

    public async Task RemoveAsync(TopicId topic, CancellationToken cancellationToken) =>
        await table.DeleteEntityAsync(Partition, topic.Value, cancellationToken: cancellationToken);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(TopicIdConverter)])]
[JsonSerializable(typeof(BackfillState))]
internal sealed partial class BackfillJson : JsonSerializerContext;
