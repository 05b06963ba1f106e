using Azure;
using Azure.Data.Tables;
using NewsBot.Storage;

namespace NewsBot.Sources;

/// <summary>
/// How table <c>Sources</c> is laid out. One partition, so that a source and its place in the order of due times change in
/// one transaction. Row keys: <c>c|until|id</c> an order that a fetch has claimed, <c>d|due|id</c> one that waits,
/// <c>off|id</c> one that rests, <c>seen|id</c> a long list of seen entries, <c>source|id</c> what people see.
/// </summary>
internal static class SourceRows
{
    public const string Partition = "sources";

    /// <summary>Bytes; a longer list of seen entries would crowd the queue message and gets a row of its own.</summary>
    public const int MaxSeenInOrder = 4_096;

    public const string FirstClaim = "c|";
    public const string FirstDue = "d|";
    public const string FirstSource = "source|";
    public const string AfterSources = "source}";

    public static string Claimed(SourceId id, DateTimeOffset until) => $"c|{TimeKey.Ascending(until)}|{id}";

    public static string Due(SourceId id, DateTimeOffset? due) => due is { } time ? $"d|{TimeKey.Ascending(time)}|{id}" : $"off|{id}";

    public static string AfterDue(DateTimeOffset now) => $"d|{TimeKey.Ascending(now.AddTicks(1))}";

    public static string Source(SourceId id) => FirstSource + id;

    public static string Seen(SourceId id) => "seen|" + id;

    public static bool IsClaim(string row) => row.StartsWith(FirstClaim, StringComparison.Ordinal);

    /// <summary>When an order is due or its claim ends; null where it rests.</summary>
    public static DateTimeOffset? TimeOf(string row) => row[1] == '|' ? TimeKey.FromAscending(row.AsSpan(2)) : null;

    public static TableEntity FromOrder(FetchOrder order, string row)
    {
        var entity = new TableEntity(Partition, row)
        {
            ["Id"] = order.Id.Value,
            ["Url"] = order.Url,
            ["Title"] = order.Title,
            ["Failures"] = order.Failures,
        };
        AddIf(entity, "Language", order.Language);
        AddIf(entity, "ETag", order.ETag);
        AddIf(entity, "LastModified", order.LastModified);
        if (order.Seen?.ToBytes() is { Length: <= MaxSeenInOrder } seen)
        {
            entity["Seen"] = seen;
        }

        return entity;
    }

    public static FetchOrder ToOrder(TableEntity entity) => new()
    {
        Id = new SourceId(entity.GetString("Id")),
        Url = entity.GetString("Url"),
        Title = entity.GetString("Title"),
        Language = entity.GetString("Language"),
        ETag = entity.GetString("ETag"),
        LastModified = entity.GetString("LastModified"),
        Failures = entity.GetInt32("Failures") ?? 0,
        Seen = entity.GetBinary("Seen") is { } seen ? SeenEntries.FromBytes(seen) : null,
        Row = entity.RowKey,
    };

    public static Source ToSource(TableEntity entity) => new()
    {
        Id = new SourceId(entity.RowKey[FirstSource.Length..]),
        Url = entity.GetString("Url"),
        Title = entity.GetString("Title"),
        Language = entity.GetString("Language"),
        Category = entity.GetString("Category"),
        AddedAt = entity.GetDateTimeOffset("AddedAt") ?? default,
        Status = Enum.Parse<SourceStatus>(entity.GetString("Status")),
        Failures = entity.GetInt32("Failures") ?? 0,
        Reason = entity.GetString("Reason") is { Length: > 0 } reason ? reason : null,
        LastFetched = entity.GetDateTimeOffset("LastFetched"),
        LastChanged = entity.GetDateTimeOffset("LastChanged"),
        NextDue = TimeOf(entity.GetString("Order")),
    };

    public static TableEntity FromSource(Source source, string order)
    {
        var entity = new TableEntity(Partition, Source(source.Id))
        {
            ["Url"] = source.Url,
            ["Title"] = source.Title,
            ["AddedAt"] = source.AddedAt,
            ["Status"] = source.Status.ToString(),
            ["Failures"] = source.Failures,
            ["Reason"] = source.Reason ?? "",
            ["Order"] = order,
        };
        AddIf(entity, "Language", source.Language);
        AddIf(entity, "Category", source.Category);
        return entity;
    }

    /// <summary>Takes the order from its present row to another; fails as a whole where someone else has moved it.</summary>
    public static TableTransactionAction[] Move(FetchOrder order, string to, TableEntity sourceChanges)
    {
        sourceChanges.PartitionKey = Partition;
        sourceChanges.RowKey = Source(order.Id);
        sourceChanges["Order"] = to;
        return
        [
            new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(Partition, order.Row), ETag.All),
            new TableTransactionAction(TableTransactionActionType.Add, FromOrder(order, to)),
            new TableTransactionAction(TableTransactionActionType.UpdateMerge, sourceChanges, ETag.All),
        ];
    }

    private static void AddIf(TableEntity entity, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            entity[name] = value;
        }
    }
}
