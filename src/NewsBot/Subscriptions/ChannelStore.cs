using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using NewsBot.Servers;
using NewsBot.Storage;
using NewsBot.Topics;

namespace NewsBot.Subscriptions;

/// <summary>
/// Channels in table <c>Subscriptions</c>, one partition: <c>channel|id</c> what a channel wants, <c>d|due|id</c> its place in the
/// order of due times, <c>server|server|id</c> whose it is and how many subscriptions it has, all changed in one transaction.
/// </summary>
public sealed class ChannelStore(StorageAccount storage)
{
    private const string Partition = "channels";
    private const string FirstChannel = "channel|";
    private const string AfterChannels = "channel}";
    private const string FirstDue = "d|";
    private const string FirstOfServers = "server|";
    private const int MaxTries = 5;

    /// <summary>Characters: the service's limit of a property, 64 KiB.</summary>
    private const int MaxRow = 32 * 1024;

    // Chinese stays Chinese: escaped, its queries would fill the row six times as fast.
    private static readonly ChannelJson Writing =
        new(new JsonSerializerOptions(ChannelJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private readonly TableClient table = storage.Table(StorageNames.Subscriptions);

    /// <summary>Whether so much can be kept of one channel.</summary>
    public static bool Fits(Channel channel) => ToJson(channel).Length <= MaxRow;

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

    /// <summary>The server's channels, each with the number of its subscriptions: one query by key range.</summary>
    public async Task<IReadOnlyDictionary<ChannelId, int>> CountAsync(ServerId server, CancellationToken cancellationToken)
    {
        var first = $"{FirstOfServers}{server}|";
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {first} and RowKey lt {first + "}"}");
        var channels = new Dictionary<ChannelId, int>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (ChannelId.TryParse(row.RowKey[first.Length..], out var channel))
            {
                channels[channel.Value] = row.GetInt32("Subscriptions") ?? 0;
            }
        }

        return channels;
    }

    /// <summary>Nothing is known of the channel from now on.</summary>
    public async Task RemoveAsync(ChannelId id, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            if (await FindRowAsync(id, cancellationToken) is not { } row || await TryWriteAsync(row, ToChannel(row), after: null, cancellationToken))
            {
                return;
            }

            if (tries == MaxTries)
            {
                throw new StorageException($"Channel {id} is being changed by somebody else; try again.");
            }
        }
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
    /// meanwhile. A channel that was never heard of begins empty, and is kept once it wants something or is known to be a server's.
    /// Returns it as it stands now.
    /// </summary>
    public async Task<Channel> ChangeAsync(ChannelId id, Func<Channel, Channel> change, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var row = await FindRowAsync(id, cancellationToken);
            var before = row is null ? null : ToChannel(row);
            var after = change(before ?? new Channel { Id = id });
            if (row is null ? after is { Subscriptions.Count: 0, Server: null } : after == before)
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

    /// <param name="row">As it was read; null where there was none.</param>
    /// <param name="before">Its channel.</param>
    /// <param name="after">Null: it is taken away.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    private async Task<bool> TryWriteAsync(TableEntity? row, Channel? before, Channel? after, CancellationToken cancellationToken)
    {
        var actions = new List<TableTransactionAction>
        {
            (row, after) switch
            {
                (null, { } begun) => new(TableTransactionActionType.Add, ToEntity(begun)),
                ({ } known, { } changed) => new(TableTransactionActionType.UpdateReplace, ToEntity(changed), known.ETag),
                var (gone, _) => new(TableTransactionActionType.Delete, gone, gone?.ETag ?? ETag.All),
            },
        };
        foreach (var (from, to) in new[] { (DueRow(before), DueRow(after)), (ServerRow(before), ServerRow(after)) })
        {
            if (from is not null && from.RowKey != to?.RowKey)
            {
                actions.Add(new(TableTransactionActionType.Delete, from, ETag.All));
            }

            // Replaced where it stands: beside the same key, what it says may be another.
            if (to is not null && (from?.RowKey != to.RowKey || !from.SequenceEqual(to)))
            {
                actions.Add(new(TableTransactionActionType.UpsertReplace, to));
            }
        }

        return (await GroupedTransactions.SubmitAsync(table, [actions], a => a, cancellationToken)).Count == 1;
    }

    private async Task<TableEntity?> FindRowAsync(ChannelId id, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, FirstChannel + id, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    private static TableEntity? DueRow(Channel? channel) =>
        channel?.NextDue is { } due ? new TableEntity(Partition, $"{FirstDue}{TimeKey.Ascending(due)}|{channel.Id}") : null;

    private static TableEntity? ServerRow(Channel? channel) => channel?.Server is { } server
        ? new TableEntity(Partition, $"{FirstOfServers}{server}|{channel.Id}") { ["Subscriptions"] = channel.Subscriptions.Count }
        : null;

    private static TableEntity ToEntity(Channel channel)
    {
        var json = ToJson(channel);
        return json.Length <= MaxRow
            ? new TableEntity(Partition, FirstChannel + channel.Id) { ["Json"] = json }
            : throw new StorageException($"Channel {channel.Id} wants more than is kept of one; take subscriptions, sources or words away.");
    }

    private static string ToJson(Channel channel) => JsonSerializer.Serialize(channel, Writing.Channel);

    private static Channel ToChannel(TableEntity row) =>
        JsonSerializer.Deserialize(row.GetString("Json"), ChannelJson.Default.Channel)
        ?? throw new InvalidDataException($"Row {row.RowKey} of table {StorageNames.Subscriptions} is empty.");
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(TopicIdConverter), typeof(ChannelIdConverter), typeof(ServerIdConverter)])]
[JsonSerializable(typeof(Channel))]
internal sealed partial class ChannelJson : JsonSerializerContext;

internal sealed class ServerIdConverter : JsonConverter<ServerId>
{
    public override ServerId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ServerId.TryParse(reader.GetString(), out var id) ? id.Value : throw new JsonException("Not a server's number.");

    public override void Write(Utf8JsonWriter writer, ServerId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

internal sealed class ChannelIdConverter : JsonConverter<ChannelId>
{
    public override ChannelId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ChannelId.TryParse(reader.GetString(), out var id) ? id.Value : throw new JsonException("Not a channel's id.");

    public override void Write(Utf8JsonWriter writer, ChannelId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
