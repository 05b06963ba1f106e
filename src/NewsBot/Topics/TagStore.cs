using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using NewsBot.Articles;
using NewsBot.Storage;

namespace NewsBot.Topics;

/// <summary>
/// Tags as rows: partition <c>topic|yyyy-MM</c> of the month first seen, row inverted first-seen time and article id, so that
/// the newest come first and the same article has the same row on every delivery.
/// </summary>
public sealed class TagStore(StorageAccount storage, TimeProvider clock)
{
    // With the row that marks their day.
    private const int TagsOfATransaction = GroupedTransactions.MaxActions - 1;

    private readonly TableClient table = storage.Table(StorageNames.Tags);

    /// <summary>
    /// One transaction for each 99 tags of a topic and month; writing the same again changes nothing. Merged, so that what one delivery
    /// says of an article stands in whatever order they come.
    /// </summary>
    public Task WriteAsync(IReadOnlyCollection<Tag> tags, CancellationToken cancellationToken) =>
        SubmitAsync(tags, t => t.Place, tag => new(TableTransactionActionType.UpsertMerge, ToEntity(tag)), cancellationToken);

    /// <summary>Writes those that are not there.</summary>
    public Task AddAsync(IReadOnlyCollection<Tag> tags, CancellationToken cancellationToken) =>
        SubmitAsync(tags, t => t.Place, tag => new(TableTransactionActionType.Add, ToEntity(tag)), cancellationToken);

    /// <summary>Writes score and evidence of those that are there. No day has more or fewer tags for it.</summary>
    public async Task RescoreAsync(IReadOnlyCollection<Tag> tags, CancellationToken cancellationToken)
    {
        foreach (var partition in tags.GroupBy(t => PartitionOf(t.Topic, t.FirstSeen)))
        {
            await GroupedTransactions.SubmitAsync(
                table,
                partition,
                tag => [new TableTransactionAction(TableTransactionActionType.UpdateMerge, ScoreOf(tag, NewRow(tag.Place)), ETag.All)],
                cancellationToken);
        }
    }

    /// <summary>Takes those away that are there.</summary>
    public Task RemoveAsync(IReadOnlyCollection<TagPlace> tags, CancellationToken cancellationToken) =>
        SubmitAsync(tags, t => t, tag => new(TableTransactionActionType.Delete, NewRow(tag), ETag.All), cancellationToken);

    /// <summary>Which articles have the topic, of those first seen at or after the instant.</summary>
    public async Task<IReadOnlySet<ArticleId>> ReadArticlesAsync(
        TopicId topic, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var articles = new HashSet<ArticleId>();
        await foreach (var row in QueryAsync(topic, since, now, ["RowKey"], cancellationToken))
        {
            articles.Add(ArticleOf(row));
        }

        return articles;
    }

    /// <summary>Tags of a topic first seen at or after the instant, newest first.</summary>
    public async Task<IReadOnlyList<Tag>> ReadAsync(
        TopicId topic, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tags = new List<Tag>();
        await foreach (var row in QueryAsync(topic, since, now, select: null, cancellationToken))
        {
            tags.Add(ToTag(topic, row));
        }

        return tags;
    }

    /// <summary>Deletes tags first seen before the instant, and the counts of days before, of every topic; returns how many. Never anything newer.</summary>
    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var deleted = 0;
        var firstOld = TimeKey.Descending(before) + "}";
        var firstDayKept = TagDays.RowOf(TagDays.DayOf(before));
        await foreach (var partition in table.PartitionKeysAsync(cancellationToken))
        {
            if (string.CompareOrdinal(partition[(partition.LastIndexOf('|') + 1)..], MonthName(before)) <= 0)
            {
                var filter = TableClient.CreateQueryFilter(
                    $"PartitionKey eq {partition} and (RowKey gt {firstOld} and RowKey lt {TagDays.First} or RowKey ge {TagDays.First} and RowKey lt {firstDayKept})");
                deleted += await table.DeleteRowsAsync(filter, cancellationToken);
            }
        }

        return deleted;
    }

    private async IAsyncEnumerable<TableEntity> QueryAsync(
        TopicId topic, DateTimeOffset since, DateTimeOffset now, string[]? select, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = TimeKey.Descending(since) + "}";
        for (var month = MonthOf(now); month >= MonthOf(since); month = month.AddMonths(-1))
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(topic, month)} and RowKey le {last}");
            await foreach (var row in table.QueryAsync<TableEntity>(filter, select: select, cancellationToken: cancellationToken))
            {
                yield return row;
            }
        }
    }

    /// <summary>Each tag by its own condition; in one transaction with the mark of its day where that is over.</summary>
    private async Task SubmitAsync<T>(
        IReadOnlyCollection<T> tags, Func<T, TagPlace> placeOf, Func<T, TableTransactionAction> actionOf, CancellationToken cancellationToken)
        where T : notnull
    {
        var today = TagDays.DayOf(clock.GetUtcNow());
        DateOnly DayOf(T tag) => TagDays.DayOf(placeOf(tag).FirstSeen);
        foreach (var partition in tags.DistinctBy(placeOf).GroupBy(t => PartitionOf(placeOf(t).Topic, placeOf(t).FirstSeen)))
        {
            await GroupedTransactions.SubmitAsync(table, partition.Where(t => DayOf(t) >= today), t => [actionOf(t)], cancellationToken);

            var closed = partition.Where(t => DayOf(t) < today).GroupBy(DayOf).SelectMany(day => day.Chunk(TagsOfATransaction)).ToList();
            var written = await GroupedTransactions.SubmitAsync(table, closed, WithMark, cancellationToken);

            // Where the condition of one tag failed, all of its group were left out: each for itself, then.
            foreach (var tag in closed.Except(written).Where(c => c.Length > 1).SelectMany(c => c))
            {
                await GroupedTransactions.SubmitAsync(table, [new[] { tag }], WithMark, cancellationToken);
            }

            IReadOnlyList<TableTransactionAction> WithMark(T[] chunk) =>
                [.. chunk.Select(actionOf), TagDays.MarkStale(partition.Key, DayOf(chunk[0]))];
        }
    }

    internal static string PartitionOf(TopicId topic, DateTimeOffset time) => topic + "|" + MonthName(time);

    private static string MonthName(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static DateTimeOffset MonthOf(DateTimeOffset time) => new(time.UtcDateTime.Year, time.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);

    private static TableEntity NewRow(TagPlace tag) =>
        new(PartitionOf(tag.Topic, tag.FirstSeen), TimeKey.Descending(tag.FirstSeen) + "|" + tag.Article);

    private static TableEntity ToEntity(Tag tag)
    {
        var entity = ScoreOf(tag, NewRow(tag.Place));
        entity["Published"] = tag.Published;
        entity["Title"] = tag.Title;
        entity["Summary"] = tag.Summary;
        entity["SourceId"] = tag.SourceId;
        entity["SourceTitle"] = tag.SourceTitle;
        entity["Language"] = tag.Language;

        // Said in any case: the backfill of a topic may have been here first, for which an article is no news.
        entity["IsBacklog"] = tag.IsBacklog;
        if (tag.Link is not null)
        {
            entity["Link"] = tag.Link;
        }

        if (tag.References.Count > 0)
        {
            entity["References"] = ToJson(tag.References);
        }

        if (tag.IsNews)
        {
            entity["IsNews"] = true;
        }

        return entity;
    }

    private static TableEntity ScoreOf(Tag tag, TableEntity row)
    {
        row["Score"] = tag.Score;
        row["Evidence"] = ToJson(tag.Evidence);
        return row;
    }

    private static ArticleId ArticleOf(TableEntity row) => new(row.RowKey[20..]);

    private static Tag ToTag(TopicId topic, TableEntity entity) => new()
    {
        Topic = topic,
        Article = ArticleOf(entity),
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
        References = FromJson(entity.GetString("References")),
        Evidence = FromJson(entity.GetString("Evidence")),
    };

    private static string ToJson(IReadOnlyList<string> texts) => JsonSerializer.Serialize(texts, TagJson.Default.IReadOnlyListString);

    private static IReadOnlyList<string> FromJson(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize(json, TagJson.Default.IReadOnlyListString) ?? [];
}

[System.Text.Json.Serialization.JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class TagJson : System.Text.Json.Serialization.JsonSerializerContext;
