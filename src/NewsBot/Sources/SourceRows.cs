using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using NewsBot.Feeds.Lists;
using NewsBot.Storage;

namespace NewsBot.Sources;

/// <summary>
/// How table <c>Sources</c> is laid out. One partition, so that a source and its place in the order of due times change in
/// one transaction. Row keys: <c>b|host</c> the lease of a host that is busy, <c>c|until|id</c> an order that a fetch has claimed,
/// <c>d|due|id</c> one that waits, <c>off|id</c> one that rests, <c>seen|id</c> a long list of seen entries, <c>source|id</c> what
/// people see. So one range holds all that a poll must know: who is busy, what is claimed, what is due.
/// </summary>
internal static class SourceRows
{
    public const string Partition = "sources";

    /// <summary>Bytes; a longer list of seen entries would crowd the queue message and gets a row of its own.</summary>
    public const int MaxSeenInOrder = 4_096;

    public const string FirstLease = "b|";
    public const string FirstClaim = "c|";
    public const string FirstDue = "d|";
    public const string FirstSource = "source|";
    public const string AfterSources = "source}";

    // A zone's percent sign would be unescaped on its way.
    public static string Lease(string host) => FirstLease + host.Replace('%', '_');

    public static string Claimed(SourceId id, DateTimeOffset until) => $"c|{TimeKey.Ascending(until)}|{id}";

    public static string Due(SourceId id, DateTimeOffset? due) => due is { } time ? $"d|{TimeKey.Ascending(time)}|{id}" : $"off|{id}";

    public static string FirstClaimOf(DateTimeOffset until) => $"c|{TimeKey.Ascending(until)}|";

    public static string AfterClaimsOf(DateTimeOffset until) => $"c|{TimeKey.Ascending(until)}}}";

    public static string AfterDue(DateTimeOffset now) => $"d|{TimeKey.Ascending(now.AddTicks(1))}";

    public static string Source(SourceId id) => FirstSource + id;

    public static string Seen(SourceId id) => "seen|" + id;

    public static bool IsLease(string row) => row.StartsWith(FirstLease, StringComparison.Ordinal);

    public static bool IsClaim(string row) => row.StartsWith(FirstClaim, StringComparison.Ordinal);

    /// <summary>When an order is due or its claim ends; null where it rests.</summary>
    public static DateTimeOffset? TimeOf(string row) => row[1] == '|' ? TimeKey.FromAscending(row.AsSpan(2)) : null;

    /// <summary>The first order of a source that was just added.</summary>
    public static FetchOrder NewOrder(Source source, string row) => new()
    {
        Id = source.Id,
        Url = source.Url,
        Title = source.Title,
        Language = source.Language,
        Form = source.Form,
        FullText = source.FullText,
        Owner = source.Owner,
        Seen = SeenEntries.None,
        Row = row,
    };

    /// <summary>Fails as a whole where the source is watched already.</summary>
    public static TableTransactionAction[] Insert(Source source, FetchOrder order) =>
    [
        new TableTransactionAction(TableTransactionActionType.Add, FromSource(source, order.Row)),
        new TableTransactionAction(TableTransactionActionType.Add, FromOrder(order, order.Row)),
    ];

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
        AddIf(entity, "Form", order.Form is null ? null : ToText(order.Form));
        AddIf(entity, "FullText", order.FullText);
        AddIf(entity, "Owner", order.Owner);
        AddIf(entity, "Told", order.Told);
        AddIf(entity, "Interval", order.Rhythm.Interval);
        AddIf(entity, "FreshFor", order.Rhythm.FreshFor);
        AddIf(entity, "Wish", order.Rhythm.Wish);
        AddIf(entity, "SkipHours", order.Rhythm.SkipHours);
        AddIf(entity, "SkipDays", order.Rhythm.SkipDays);
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
        Form = entity.GetString("Form") is { } form ? JsonSerializer.Deserialize(form, FormJson.Default.ListForm) : null,
        FullText = entity.GetBoolean("FullText") ?? false,
        Owner = entity.GetString("Owner"),
        ETag = entity.GetString("ETag"),
        LastModified = entity.GetString("LastModified"),
        Rhythm = new SourceRhythm
        {
            Interval = entity.GetInt32("Interval") ?? 0,
            FreshFor = entity.GetInt32("FreshFor") ?? 0,
            Wish = entity.GetInt32("Wish") ?? 0,
            SkipHours = entity.GetInt32("SkipHours") ?? 0,
            SkipDays = entity.GetInt32("SkipDays") ?? 0,
        },
        Failures = entity.GetInt32("Failures") ?? 0,
        Told = entity.GetBoolean("Told") ?? false,
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
        HomePage = entity.GetString("HomePage"),
        Description = entity.GetString("Description"),
        Form = entity.GetString("Form") is { } form ? JsonSerializer.Deserialize(form, FormJson.Default.ListForm) : null,
        FullText = entity.GetBoolean("FullText") ?? false,
        Owner = entity.GetString("Owner"),
        AddedAt = entity.GetDateTimeOffset("AddedAt") ?? default,
        Status = Enum.Parse<SourceStatus>(entity.GetString("Status")),
        Failures = entity.GetInt32("Failures") ?? 0,
        Reason = entity.GetString("Reason") is { Length: > 0 } reason ? reason : null,
        LastFetched = entity.GetDateTimeOffset("LastFetched"),
        LastChanged = entity.GetDateTimeOffset("LastChanged"),
        Interval = entity.GetInt32("Interval") is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : null,
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
        AddIf(entity, "HomePage", source.HomePage);
        AddIf(entity, "Description", source.Description);
        AddIf(entity, "Form", source.Form is null ? null : ToText(source.Form));
        AddIf(entity, "FullText", source.FullText);
        AddIf(entity, "Owner", source.Owner);
        return entity;
    }

    // A property holds 64 KiB.
    private const int SeenProperty = 64_000;

    public static TableEntity FromSeen(SourceId id, byte[] seen)
    {
        var row = new TableEntity(Partition, Seen(id));
        foreach (var (i, part) in seen.Chunk(SeenProperty).Index())
        {
            row[SeenName(i)] = part;
        }

        return row;
    }

    public static SeenEntries ToSeen(TableEntity row)
    {
        var seen = new List<byte>();
        for (var i = 0; row.GetBinary(SeenName(i)) is { } part; i++)
        {
            seen.AddRange(part);
        }

        return SeenEntries.FromBytes([.. seen]);
    }

    private static string SeenName(int part) => part == 0 ? "Seen" : string.Create(CultureInfo.InvariantCulture, $"Seen{part}");

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

    // What is not there reads as what it usually is, and an order has many of these.
    private static void AddIf<T>(TableEntity entity, string name, T? value)
    {
        if (value is not (null or "" or 0 or false))
        {
            entity[name] = value;
        }
    }

    public static string ToText(ListForm form) => JsonSerializer.Serialize(form, FormJson.Default.ListForm);
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ListForm))]
internal sealed partial class FormJson : JsonSerializerContext;
