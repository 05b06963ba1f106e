using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using NewsBot.Articles;
using NewsBot.Storage;

namespace NewsBot.Topics;

/// <summary>
/// Tags as rows: partition <c>topic|yyyy-MM</c> of the month first seen, row inverted first-seen time and article id, so that
/// the newest come first and the same article has the same row on every delivery.
/// </summary>
public sealed class TagStore(StorageAccount storage)
{
    private readonly TableClient table = storage.Table(StorageNames.Tags);

    /// <summary>
    /// One transaction for each 100 tags of a topic and month; writing the same again changes nothing. Merged, so that what one delivery
    /// says of an article stands in whatever order they come.
    /// </summary>
    public async Task WriteAsync(IReadOnlyCollection<Tag> tags, CancellationToken cancellationToken)
    {
        foreach (var partition in tags.GroupBy(t => PartitionOf(t.Topic, t.FirstSeen)))
        {
            await GroupedTransactions.SubmitAsync(
                table,
                partition.DistinctBy(t => t.Article),
                tag => [new TableTransactionAction(TableTransactionActionType.UpsertMerge, ToEntity(partition.Key, tag))],
                cancellationToken);
        }
    }

    /// <summary>Tags of a topic first seen at or after the instant, newest first.</summary>
    public async Task<IReadOnlyList<Tag>> ReadAsync(
        TopicId topic, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tags = new List<Tag>();
        var last = TimeKey.Descending(since) + "}";
        for (var month = MonthOf(now); month >= MonthOf(since); month = month.AddMonths(-1))
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(topic, month)} and RowKey le {last}");
            await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            {
                tags.Add(ToTag(topic, entity));
            }
        }

        return tags;
    }

    /// <summary>Deletes tags first seen before the instant, of every topic; returns how many. Never anything newer.</summary>
    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var deleted = 0;
        var firstOld = TimeKey.Descending(before) + "}";
        await foreach (var partition in table.PartitionKeysAsync(cancellationToken))
        {
            if (string.CompareOrdinal(partition[(partition.LastIndexOf('|') + 1)..], MonthName(before)) <= 0)
            {
                deleted += await table.DeleteRowsAsync(
                    TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {firstOld}"), cancellationToken);
            }
        }

        return deleted;
    }

    private static string PartitionOf(TopicId topic, DateTimeOffset time) => topic + "|" + MonthName(time);

    private static string MonthName(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static DateTimeOffset MonthOf(DateTimeOffset time) => new(time.UtcDateTime.Year, time.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);

    private static TableEntity ToEntity(string partition, Tag tag)
    {
        var entity = new TableEntity(partition, TimeKey.Descending(tag.FirstSeen) + "|" + tag.Article)
        {
            ["Published"] = tag.Published,
            ["Score"] = tag.Score,
            ["Title"] = tag.Title,
            ["Summary"] = tag.Summary,
            ["SourceId"] = tag.SourceId,
            ["SourceTitle"] = tag.SourceTitle,
            ["Language"] = tag.Language,
            ["Evidence"] = JsonSerializer.Serialize(tag.Evidence, TagJson.Default.IReadOnlyListString),
        };
        if (tag.Link is not null)
        {
            entity["Link"] = tag.Link;
        }

        if (tag.IsBacklog)
        {
            entity["IsBacklog"] = true;
        }

        if (tag.IsNews)
        {
            entity["IsNews"] = true;
        }

        return entity;
    }

    private static Tag ToTag(TopicId topic, TableEntity entity) => new()
    {
        Topic = topic,
        Article = new ArticleId(entity.RowKey[20..]),
        FirstSeen = TimeKey.FromDescending(entity.RowKey),
        Published = entity.GetDateTimeOffset("Published") ?? TimeKey.FromDescending(entity.RowKey),
        Score = entity.GetDouble("Score") ?? 0,
        Title = entity.GetString("Title"),
        Link = entity.GetString("Link"),
        Summary = entity.GetString("Summary"),
        SourceId = entity.GetString("SourceId"),
        SourceTitle = entity.GetString("SourceTitle"),
        Language = entity.GetString("Language"),
        IsBacklog = entity.GetBoolean("IsBacklog") ?? false,
        IsNews = entity.GetBoolean("IsNews") ?? false,
        Evidence = JsonSerializer.Deserialize(entity.GetString("Evidence") ?? "[]", TagJson.Default.IReadOnlyListString) ?? [],
    };
}

[System.Text.Json.Serialization.JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class TagJson : System.Text.Json.Serialization.JsonSerializerContext;
