using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using NewsBot.Storage;
using NewsBot.Topics;

namespace NewsBot.Subscriptions;

/// <summary>
/// Channels in table <c>Subscriptions</c>, one partition: <c>channel|id</c> what a channel wants, <c>d|due|id</c> its place in the
/// order of due times, both changed in one transaction.
/// </summary>
public sealed class ChannelStore(StorageAccount storage)
{
    private const string Partition = "channels";
    private const string FirstChannel = "channel|";
    private const string AfterChannels = "channel}";
    private const string FirstDue = "d|";
    private const int MaxTries = 5;

    /// <summary>Characters: the service's limit of a property, 64 KiB.</summary>
    private const int MaxRow = 32 * 1024;

    // Chinese stays Chinese: escaped, its queries would fill the row six times as fast.
    private static readonly ChannelJson Writing =
        new(new JsonSerializerOptions(ChannelJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private readonly TableClient table = storage.Table(StorageNames.Subscriptions);

    /// <summary>Null where the channel was never heard of.</summary>
    public async Task<Channel?> FindAsync(ChannelId id, CancellationToken cancellationToken) =>
        await FindRowAsync(id, cancellationToken) is { } row ? ToChannel(row) : null;

    public async Task<IReadOnlyList<Channel>> ListAsync(CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Partition} and RowKey ge {FirstChannel} and RowKey lt {AfterChannels}");
        var channels = new List<Channel>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            channels.Add(ToChannel(row));
        }

        return channels;
    }

    /// <summary>Channels with something due, longest waiting first: one query by key range.</summary>
    public async Task<IReadOnlyList<ChannelId>> FindDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Partition} and RowKey ge {FirstDue} and RowKey lt {FirstDue + TimeKey.Ascending(now.AddTicks(1))}");
        var due = new List<ChannelId>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken))
        {
            if (ChannelId.TryParse(row.RowKey[(FirstDue.Length + 20)..], out var channel))
            {
                due.Add(channel.Value);
            }
        }

        return due;
    }

    /// <summary>
    /// Changes a channel and its place in the order together, anew from what stands there if somebody else changed it
    /// meanwhile. A channel that was never heard of begins empty. Returns it as it stands now.
    /// </summary>
    public async Task<Channel> ChangeAsync(ChannelId id, Func<Channel, Channel> change, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var row = await FindRowAsync(id, cancellationToken);
            var before = row is null ? null : ToChannel(row);
            var after = change(before ?? new Channel { Id = id });
            if (row is null ? after.Subscriptions.Count == 0 : after == before)
            {
                return after;
            }

            if (await TryWriteAsync(row, before, after, cancellationToken))
            {
                return after;
            }

            if (tries == MaxTries)
            {
                throw new StorageException($"Channel {id} is being changed by somebody else; try again.");
            }
        }
    }

    private async Task<bool> TryWriteAsync(TableEntity? row, Channel? before, Channel after, CancellationToken cancellationToken)
    {
        var actions = new List<TableTransactionAction>
        {
            row is null
                ? new(TableTransactionActionType.Add, ToEntity(after))
                : new(TableTransactionActionType.UpdateReplace, ToEntity(after), row.ETag),
        };
        var (from, to) = (DueRow(before), DueRow(after));
        if (from != to)
        {
            if (from is not null)
            {
                actions.Add(new(TableTransactionActionType.Delete, new TableEntity(Partition, from), ETag.All));
            }

            if (to is not null)
            {
                actions.Add(new(TableTransactionActionType.Add, new TableEntity(Partition, to)));
            }
        }

        return (await GroupedTransactions.SubmitAsync(table, [after], _ => actions, cancellationToken)).Count == 1;
    }

    private async Task<TableEntity?> FindRowAsync(ChannelId id, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, FirstChannel + id, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    private static string? DueRow(Channel? channel) =>
        channel?.NextDue is { } due ? $"{FirstDue}{TimeKey.Ascending(due)}|{channel.Id}" : null;

    private static TableEntity ToEntity(Channel channel)
    {
        var json = JsonSerializer.Serialize(channel, Writing.Channel);
        return json.Length <= MaxRow
            ? new TableEntity(Partition, FirstChannel + channel.Id) { ["Json"] = json }
            : throw new StorageException($"Channel {channel.Id} wants more than is kept of one; take subscriptions, sources or words away.");
    }

    private static Channel ToChannel(TableEntity row) =>
        JsonSerializer.Deserialize(row.GetString("Json"), ChannelJson.Default.Channel)
        ?? throw new InvalidDataException($"Row {row.RowKey} of table {StorageNames.Subscriptions} is empty.");
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(TopicIdConverter), typeof(ChannelIdConverter)])]
[JsonSerializable(typeof(Channel))]
internal sealed partial class ChannelJson : JsonSerializerContext;

internal sealed class ChannelIdConverter : JsonConverter<ChannelId>
{
    public override ChannelId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ChannelId.TryParse(reader.GetString(), out var id) ? id.Value : throw new JsonException("Not a channel's id.");

    public override void Write(Utf8JsonWriter writer, ChannelId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
