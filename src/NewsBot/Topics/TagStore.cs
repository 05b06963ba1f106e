using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using NewsBot.Articles;
using NewsBot.Servers;
using NewsBot.Storage;

namespace NewsBot.Topics;

/// <summary>Which article has which topic, in table <c>Tags</c>; see <see cref="TagRow"/>.</summary>
public sealed class TagStore(StorageAccount storage, TimeProvider clock)
{
    // With the row that marks their day.
    private const int TagsOfATransaction = GroupedTransactions.MaxActions - 1;

    /// <summary>Greater than every server's number.</summary>
    private const string AfterServers = ":";

    private readonly TableClient table = storage.Table(StorageNames.Tags);

    /// <summary>
    /// One transaction for each 99 tags of a topic and month; writing the same again changes nothing. Merged, so that what one delivery
    /// says of an article stands in whatever order they come.
    /// </summary>
    public Task WriteAsync(IReadOnlyCollection<Tag> tags, CancellationToken cancellationToken) =>
        SubmitAsync(tags, t => t.Place, tag => new(TableTransactionActionType.UpsertMerge, TagRow.Of(tag)), cancellationToken);

    /// <summary>Writes those that are not there.</summary>
    public Task AddAsync(IReadOnlyCollection<Tag> tags, CancellationToken cancellationToken) =>
        SubmitAsync(tags, t => t.Place, tag => new(TableTransactionActionType.Add, TagRow.Of(tag)), cancellationToken);

    /// <summary>Writes score and evidence of those that are there. No day has more or fewer tags for it.</summary>
    public async Task RescoreAsync(IReadOnlyCollection<Tag> tags, CancellationToken cancellationToken)
    {
        foreach (var partition in tags.GroupBy(t => TagRow.PartitionOf(t.Place)))
        {
            await GroupedTransactions.SubmitAsync(
                table,
                partition,
                tag => [new TableTransactionAction(TableTransactionActionType.UpdateMerge, TagRow.ScoreOf(tag), ETag.All)],
                cancellationToken);
        }
    }

    /// <summary>Takes those away that are there.</summary>
    public Task RemoveAsync(IReadOnlyCollection<TagPlace> tags, CancellationToken cancellationToken) =>
        SubmitAsync(tags, t => t, tag => new(TableTransactionActionType.Delete, TagRow.At(tag), ETag.All), cancellationToken);

    /// <summary>Which articles have the topic, of those that everybody sees and that were first seen at or after the instant.</summary>
    public async Task<IReadOnlySet<ArticleId>> ReadArticlesAsync(
        TopicId topic, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var articles = new HashSet<ArticleId>();
        await foreach (var row in QueryAsync(topic, server: null, since, now, ["RowKey"], cancellationToken))
        {
            articles.Add(TagRow.ArticleOf(row));
        }

        return articles;
    }

    /// <summary>Tags of a topic first seen at or after the instant, newest first, of articles that everybody sees.</summary>
    public Task<IReadOnlyList<Tag>> ReadAsync(TopicId topic, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken) =>
        ReadAsync(topic, server: null, since, now, cancellationToken);

    /// <summary>Tags of a topic first seen at or after the instant, newest first.</summary>
    /// <param name="topic">Which topic.</param>
    /// <param name="server">Whose own articles are wanted beside those that everybody sees; null: nobody's.</param>
    /// <param name="since">The instant.</param>
    /// <param name="now">The clock.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<Tag>> ReadAsync(
        TopicId topic, ServerId? server, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tags = await ReadAsync(QueryAsync(topic, server: null, since, now, select: null, cancellationToken));
        if (server is null || topic.Server is not null)
        {
            return tags;
        }

        var own = await ReadAsync(QueryAsync(topic, server, since, now, select: null, cancellationToken));
        return own.Count == 0 ? tags : [.. tags.Concat(own).OrderByDescending(t => t.FirstSeen)];

        async Task<IReadOnlyList<Tag>> ReadAsync(IAsyncEnumerable<TableEntity> rows) =>
            await rows.Select(r => TagRow.Read(topic, r)).ToListAsync(cancellationToken);
    }

    /// <summary>Deletes all tags of a topic, its counts too.</summary>
    /// <param name="topic">Of a server.</param>
    /// <param name="cancellationToken">Stops the deleting.</param>
    public Task RemoveAllAsync(TopicId topic, CancellationToken cancellationToken) =>
        RemoveAllAsync(TagRow.FirstPartitionOf(topic), TagRow.AfterPartitionsOf(topic), cancellationToken);

    /// <summary>Deletes all tags of a server's topics, and those of other topics on its own articles.</summary>
    public Task RemoveAllAsync(ServerId server, CancellationToken cancellationToken) =>
        RemoveAllAsync(server.Own(""), server.AfterOwn, cancellationToken);

    /// <summary>Of which servers there are tags: one query each.</summary>
    public async IAsyncEnumerable<ServerId> ListServersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = ""; await FirstAsync(after) is { } partition;)
        {
            if (ServerId.Split(partition).Server is { } server)
            {
                yield return server;
                after = server.AfterOwn;
            }
            else
            {
                after = partition;
            }
        }

        async Task<string?> FirstAsync(string after) =>
            await table.PartitionKeysAsync(after, AfterServers, cancellationToken).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task RemoveAllAsync(string after, string before, CancellationToken cancellationToken)
    {
        await foreach (var partition in table.PartitionKeysAsync(after, before, cancellationToken))
        {
            await table.DeleteRowsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken);
        }
    }

    /// <summary>Deletes tags first seen before the instant, and the counts of days before, of every topic; returns how many. Never anything newer.</summary>
    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var deleted = 0;
        var firstOld = TimeKey.Descending(before) + "}";
        var firstDayKept = TagDays.RowOf(TagDays.DayOf(before));
        await foreach (var partition in table.PartitionKeysAsync(cancellationToken))
        {
            if (string.CompareOrdinal(partition[(partition.LastIndexOf('|') + 1)..], TagRow.MonthName(before)) <= 0)
            {
                var filter = TableClient.CreateQueryFilter(
                    $"PartitionKey eq {partition} and (RowKey gt {firstOld} and RowKey lt {TagDays.First} or RowKey ge {TagDays.First} and RowKey lt {firstDayKept})");
                deleted += await table.DeleteRowsAsync(filter, cancellationToken);
            }
        }

        return deleted;
    }

    private async IAsyncEnumerable<TableEntity> QueryAsync(
        TopicId topic,
        ServerId? server,
        DateTimeOffset since,
        DateTimeOffset now,
        string[]? select,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = TimeKey.Descending(since) + "}";
        for (var month = MonthOf(now); month >= MonthOf(since); month = month.AddMonths(-1))
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TagRow.PartitionOf(topic, server, month)} and RowKey le {last}");
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
        foreach (var partition in tags.DistinctBy(placeOf).GroupBy(t => TagRow.PartitionOf(placeOf(t))))
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

    private static DateTimeOffset MonthOf(DateTimeOffset time) => new(time.UtcDateTime.Year, time.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
}
